namespace Swarm.Core.Tracks;

/// <summary>Status and conclusion of a check run. A blocking gate never ends neutral or skipped, for those let a merge through.</summary>
public enum CheckOutcome
{
    Queued,
    InProgress,
    Success,
    Failure,
    Neutral,
    ActionRequired,
    TimedOut,
    Cancelled,
}
