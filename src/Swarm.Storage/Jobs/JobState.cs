namespace Swarm.Storage;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waits for a worker.</summary>
    Ready,

    /// <summary>A worker has it, or had it and fell silent.</summary>
    Leased,

    /// <summary>Its outcome was committed.</summary>
    Done,

    /// <summary>Its track no longer wants it.</summary>
    Cancelled,

    /// <summary>Set aside with a reason; it can be replayed.</summary>
    Poisoned,
}
