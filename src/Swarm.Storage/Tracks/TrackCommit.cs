namespace Swarm.Storage;

/// <summary>
/// One decision, kept whole or not at all. Without events only the delivery, the finished job and the fired timer are recorded;
/// the header, the snapshot and the wanted sets then count for nothing.
/// </summary>
/// <param name="Key">The track.</param>
/// <param name="ExpectedVersion">Version the decision was made on; 0 for a new track.</param>
/// <param name="Header">What lists show from now on.</param>
/// <param name="Events">The facts, in order.</param>
public sealed record TrackCommit(string Key, long ExpectedVersion, TrackHeader Header, IReadOnlyList<NewEvent> Events)
{
    /// <summary>Schema of the events; 1. A track that holds newer ones refuses the commit.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The state after these events as JSON; null (the default) keeps none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Every job the new state wants; an unfinished one that is missing here is cancelled. Empty by default.</summary>
    public IReadOnlyList<JobSpec> WantedJobs { get; init; } = [];

    /// <summary>Every timer the new state wants; one that is missing here is dropped. Empty by default.</summary>
    public IReadOnlyList<TimerSpec> WantedTimers { get; init; } = [];

    /// <summary>The delivery that led here; ended as done. It may be given on the last of several tracks it concerns.</summary>
    public Guid? DeliveryId { get; init; }

    /// <summary>The job whose outcome led here; ended as done.</summary>
    public JobLease? CompletedJob { get; init; }

    /// <summary>Key of the timer that led here; dropped, unless it is wanted again.</summary>
    public string? FiredTimer { get; init; }
}
