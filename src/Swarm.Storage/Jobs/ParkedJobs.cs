using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage;

/// <summary>Makes parked jobs of a data directory ready again from outside, also while a <c>serve</c> has it open.</summary>
public static class ParkedJobs
{
    /// <summary>Makes one parked job ready, its claims and its reason forgotten.</summary>
    /// <exception cref="StoreUnavailableException">The files cannot be read or written.</exception>
    public static Task<ReplayResult> ReplayAsync(string path, long jobId, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(time);
        return OutsideWrite.RunAsync(path, database => Replay(database, jobId, time.GetUtcNow()), (reason, next) => new ReplayResult.Refused(reason, next), ct);
    }

    private static ReplayResult Replay(Database database, long jobId, DateTimeOffset now)
    {
        if (JobTable.Find(database, jobId) is not { } job) return new ReplayResult.Unknown();
        return JobTable.Replay(database, jobId, now) ? new ReplayResult.Replayed(job) : new ReplayResult.NotParked(job);
    }
}
