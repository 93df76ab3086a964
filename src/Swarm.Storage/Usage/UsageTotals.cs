namespace Swarm.Storage;

/// <summary>What a track has used: settled calls, and US dollars set aside for calls under way.</summary>
public sealed record UsageTotals(
    int Calls,
    decimal SettledUsd,
    decimal OutstandingUsd,
    long InputTokens,
    long OutputTokens,
    long CacheReadTokens,
    long CacheWriteTokens);
