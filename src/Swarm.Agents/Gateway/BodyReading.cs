namespace Swarm.Agents.Gateway;

/// <summary>A request as it may leave, or why it may not.</summary>
internal abstract record BodyReading
{
    private BodyReading()
    {
    }

    public sealed record Allowed(byte[] Body, string Model, int MaxTokens) : BodyReading
    {
        /// <summary>The most that inline images and documents can cost beyond what their bytes say, in tokens.</summary>
        public long InlineTokens { get; init; }
    }

    public sealed record Refused(string Reason) : BodyReading
    {
        public GatewayFault Fault { get; init; } = GatewayFault.Invalid;
    }
}
