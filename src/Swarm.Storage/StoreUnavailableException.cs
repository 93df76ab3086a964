namespace Swarm.Storage;

/// <summary>The disk or the database file failed. Nothing of the refused operation was kept; it may be tried again.</summary>
public sealed class StoreUnavailableException(string reason, string nextStep, Exception inner)
    : Exception($"{reason} {nextStep}", inner)
{
    /// <summary>What failed, one sentence.</summary>
    public string Reason { get; } = reason;

    /// <summary>What the operator can do, one sentence.</summary>
    public string NextStep { get; } = nextStep;
}
