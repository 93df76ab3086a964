namespace Swarm.Storage;

/// <summary>What a model call came to, in US dollars and tokens.</summary>
public sealed record CallUsage(decimal Usd, long InputTokens = 0, long OutputTokens = 0, long CacheReadTokens = 0, long CacheWriteTokens = 0);
