namespace Swarm.Agents.Scripted;

/// <summary>What the gateway answered: the model's text, or the reason of a refusal.</summary>
internal sealed record ModelReply(int Status, string Text, long InputTokens, long OutputTokens)
{
    public bool Granted => Status == 200;
}
