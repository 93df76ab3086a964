namespace Swarm.Agents.Gateway;

/// <summary>A request as it may leave, or why it may not.</summary>
internal abstract record BodyReading
{
    private BodyReading()
    {
    }

    public sealed record Allowed(byte[] Body, string Model, int MaxTokens) : BodyReading;

    public sealed record Refused(string Reason) : BodyReading;
}
