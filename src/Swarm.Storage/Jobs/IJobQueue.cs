namespace Swarm.Storage;

/// <summary>Tells workers that a job may be ready. A message is a hint: it can be lost or doubled, the job row is the truth.</summary>
public interface IJobQueue
{
    /// <summary>Says that this job may be ready.</summary>
    ValueTask RingAsync(long jobId, CancellationToken ct);

    /// <summary>Waits for a hint; null after <paramref name="timeout"/> without one.</summary>
    ValueTask<long?> WaitAsync(TimeSpan timeout, CancellationToken ct);
}
