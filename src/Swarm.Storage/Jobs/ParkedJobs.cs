using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage;

/// <summary>
/// Makes parked jobs of a data directory ready again from outside, also while a <c>serve</c> has it open: SQLite lets one writer in
/// after the other, and a server keeps no copy of job rows.
/// </summary>
public static class ParkedJobs
{
    private static readonly StoreOptions Options = new();

    /// <summary>Makes one parked job ready, its claims and its reason forgotten.</summary>
    /// <exception cref="StoreUnavailableException">The files cannot be read or written.</exception>
    public static async Task<ReplayResult> ReplayAsync(string path, long jobId, TimeProvider time, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(time);
        // The reader's look refuses what is no store of this version before anything is opened for writing.
        var look = await TrackReader.OpenAsync(path, ct).ConfigureAwait(false);
        if (look is TrackReaderResult.Refused refused) return new ReplayResult.Refused(refused.Reason, refused.NextStep);
        await ((TrackReaderResult.Opened)look).Reader.DisposeAsync().ConfigureAwait(false);
        try
        {
            var file = Path.Combine(Path.GetFullPath(path), DataDirectory.DatabaseName);
            return await Task.Run(() => Replay(file, jobId, time.GetUtcNow()), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteFailure.EndsTransaction(e))
        {
            throw SqliteFailure.Explain(e);
        }
    }

    private static ReplayResult Replay(string file, long jobId, DateTimeOffset now)
    {
        using var database = Database.Open(file, Options.BusyTimeout);
        database.Script("PRAGMA synchronous = FULL");
        if (JobTable.Find(database, jobId) is not { } job) return new ReplayResult.Unknown();
        return JobTable.Replay(database, jobId, now) ? new ReplayResult.Replayed(job) : new ReplayResult.NotParked(job);
    }
}
