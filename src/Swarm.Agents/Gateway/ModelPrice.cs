namespace Swarm.Agents.Gateway;

/// <summary>US dollars per million tokens for every model whose name starts with the prefix.</summary>
public sealed record ModelPrice(string Prefix, decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000m;

    // Writing to the provider's short-lived cache costs a quarter more than plain input, reading from it a tenth.
    private const decimal CacheWriteFactor = 1.25m;
    private const decimal CacheReadFactor = 0.1m;

    internal decimal Cost(TokenCount tokens) =>
        ((tokens.Input + (tokens.CacheWrite * CacheWriteFactor) + (tokens.CacheRead * CacheReadFactor)) * Input / Million) + (tokens.Output * Output / Million);

    /// <summary>The most a call can cost: every token of the input written to the cache, every allowed token of output used.</summary>
    internal decimal Bound(long inputTokens, long outputTokens) => Cost(new TokenCount(0, inputTokens, 0, outputTokens));
}
