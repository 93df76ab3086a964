namespace Swarm.Storage;

/// <summary>Tells workers that a job may be ready. A message is a hint: it can be lost or doubled, the job row is the truth.</summary>
public interface IJobQueue
{
    /// <summary>Null while hints flow; else one line that says what stands in their way and what to do. Jobs go on all the same, later.</summary>
    string? Trouble { get; }

    /// <summary>Says that this job may be ready. Never waits for a network.</summary>
    ValueTask RingAsync(long jobId, CancellationToken ct);

    /// <summary>Waits for a hint; null after <paramref name="timeout"/> without one.</summary>
    ValueTask<long?> WaitAsync(TimeSpan timeout, CancellationToken ct);

    /// <summary>Says that this job no longer runs here, whatever came of it: its hint is settled as its row says, and whoever waits for a slot looks again.</summary>
    ValueTask EndedAsync(long jobId, CancellationToken ct);
}
