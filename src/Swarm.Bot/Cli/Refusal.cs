namespace Swarm.Bot.Cli;

/// <summary>Why a command cannot do what it was asked, and what a person can do about it; both are whole sentences.</summary>
internal sealed record Refusal(string Reason, string NextStep)
{
    public override string ToString() => $"{Reason} {NextStep}";
}
