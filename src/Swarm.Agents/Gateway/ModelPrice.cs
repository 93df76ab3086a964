namespace Swarm.Agents.Gateway;

/// <summary>US dollars per million tokens for every model whose name starts with the prefix.</summary>
/// <param name="Prefix">The start of the names.</param>
/// <param name="Input">Plain input.</param>
/// <param name="Output">Output, with what a model thinks.</param>
/// <param name="CachedInput">Input read from the provider's cache. Default: a tenth of plain input.</param>
public sealed record ModelPrice(string Prefix, decimal Input, decimal Output, decimal? CachedInput = null)
{
    private const decimal Million = 1_000_000m;

    // Writing to the provider's short-lived cache costs a quarter more than plain input, reading from it a tenth.
    private const decimal CacheWriteFactor = 1.25m;
    private const decimal CacheReadFactor = 0.1m;

    internal decimal Cost(TokenCount tokens) =>
        (((tokens.Input + (tokens.CacheWrite * CacheWriteFactor)) * Input) + (tokens.CacheRead * (CachedInput ?? Input * CacheReadFactor)) + (tokens.Output * Output)) / Million;

    internal bool Fits(string model) => model.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The most a call can cost: every token of the input written to the cache, every allowed token of output used.</summary>
    internal decimal Bound(long inputTokens, long outputTokens) => Cost(new TokenCount(0, inputTokens, 0, outputTokens));
}
