using Swarm.Storage.Jobs;

namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>Takes the next job that is ready: by priority, then fairly between repositories, then the oldest. Null where none is.</summary>
    public Task<ClaimedJob?> ClaimJobAsync(ClaimRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WriteAsync(db => new ClaimTransaction(request, _options.Lease, Now).Run(db), ct);
    }

    /// <summary>Keeps a job for another lease. False: it was cancelled or passed on, so the work must stop.</summary>
    public Task<bool> RenewAsync(long jobId, long fence, CancellationToken ct) =>
        WriteAsync(db => JobTable.Renew(db, new JobLease(jobId, fence), Now + _options.Lease, Now), ct);

    /// <summary>Hands a job back. Without <paramref name="notBefore"/> it is ready at once and this claim is not counted. False where the lease is stale.</summary>
    public Task<bool> ReleaseAsync(long jobId, long fence, DateTimeOffset? notBefore, CancellationToken ct) =>
        WriteAsync(db => JobTable.Release(db, new JobLease(jobId, fence), notBefore ?? Now, counted: notBefore is not null, Now), ct);

    /// <summary>Hands a job back that could not be done for a reason outside: it is ready at <paramref name="notBefore"/>, and this claim is not counted. False where the lease is stale.</summary>
    public Task<bool> PutOffAsync(long jobId, long fence, DateTimeOffset notBefore, CancellationToken ct) =>
        WriteAsync(db => JobTable.Release(db, new JobLease(jobId, fence), notBefore, counted: false, Now), ct);

    /// <summary>Sets a job aside with the reason. False where the lease is stale.</summary>
    public Task<bool> PoisonAsync(long jobId, long fence, string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return WriteAsync(db => JobTable.Poison(db, new JobLease(jobId, fence), reason, Now), ct);
    }

    /// <summary>Makes a poisoned job ready again, its claims forgotten. False where it is not poisoned.</summary>
    public Task<bool> ReplayAsync(long jobId, CancellationToken ct) => WriteAsync(db => JobTable.Replay(db, jobId, Now), ct);

    /// <summary>
    /// At the start of a node, after the processes of its earlier life were ended: frees the jobs and the publishing
    /// that this life never took. Gives the jobs to ring for.
    /// </summary>
    public Task<IReadOnlyList<long>> TakeBackAsync(string node, string incarnation, CancellationToken ct) =>
        WriteAsync<IReadOnlyList<long>>(
            db =>
            {
                Surfaces.PublishLeaseTable.TakeBack(db, node, incarnation);
                return JobTable.TakeBack(db, node, incarnation, Now);
            },
            ct);

    /// <summary>Jobs in the order they came; of one track where <paramref name="trackKey"/> names it.</summary>
    public Task<IReadOnlyList<JobRow>> ListJobsAsync(string? trackKey, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<JobRow>>(db => JobTable.List(db, trackKey), ct);

    /// <summary>One job; null where there is none with this id.</summary>
    public Task<JobRow?> JobAsync(long jobId, CancellationToken ct) => ReadAsync(db => JobTable.Find(db, jobId), ct);

    /// <summary>For the sweeper: jobs that could have been claimed for at least <paramref name="olderThan"/>.</summary>
    public Task<IReadOnlyList<long>> UnclaimedJobsAsync(TimeSpan olderThan, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<long>>(db => JobTable.Unclaimed(db, Now - olderThan), ct);

    /// <summary>Timers due at <paramref name="now"/>, the earliest first; those of parked tracks are left out.</summary>
    public Task<IReadOnlyList<DueTimer>> DueTimersAsync(DateTimeOffset now, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<DueTimer>>(db => TimerTable.Due(db, now), ct);

    /// <summary>When the next timer is due; null where none waits.</summary>
    public Task<DateTimeOffset?> NextTimerAsync(CancellationToken ct) => ReadAsync(TimerTable.Next, ct);
}
