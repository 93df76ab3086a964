namespace Swarm.Storage;

/// <summary>A row breaks a rule of the store (malformed JSON, an unknown track): the caller's mistake. Nothing of the operation was kept.</summary>
public sealed class StoreRejectedException(string rule, Exception inner)
    : Exception($"The store refused the row: {rule}.", inner);
