using Swarm.Storage.Tracks;

namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>What is needed to fold a track; null where it does not exist.</summary>
    public Task<StoredTrack?> LoadAsync(string trackKey, CancellationToken ct) => ReadAsync(db => EventTable.Load(db, trackKey, _options.SnapshotEvery), ct);

    /// <summary>Tracks, the last changed first; of one repository where <paramref name="repositoryId"/> names it.</summary>
    public Task<IReadOnlyList<TrackRow>> ListTracksAsync(TrackFilter filter, long? repositoryId, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<TrackRow>>(db => TrackTable.List(db, filter, repositoryId), ct);

    /// <summary>Events whose version is <paramref name="fromVersion"/> or higher, in order.</summary>
    public Task<IReadOnlyList<StoredEvent>> EventsAsync(string trackKey, long fromVersion, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<StoredEvent>>(db => EventTable.After(db, trackKey, fromVersion - 1), ct);

    /// <summary>
    /// Keeps a decision in one transaction: version check, events, header, snapshot, jobs, timers, delivery, finished job.
    /// A job whose key is done never runs again; a cancelled one that is wanted again does.
    /// </summary>
    /// <exception cref="ArgumentException">A job or timer key is given twice, or the delivery is unknown.</exception>
    /// <exception cref="StoreRejectedException">A text that must be JSON is not.</exception>
    public Task<CommitResult> CommitAsync(TrackCommit commit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(commit);
        RefuseDoubles(commit.WantedJobs.Select(job => job.Key));
        RefuseDoubles(commit.WantedTimers.Select(timer => timer.Key));
        return WriteAsync(db => new CommitTransaction(commit, _options.SnapshotEvery, Now).Run(db), ct);
    }

    /// <summary>Records that GitHub shows this version, of which nothing is set aside. False where it already showed it, the track is not that far, or something is set aside.</summary>
    public Task<bool> MarkPublishedAsync(string trackKey, long version, CancellationToken ct) =>
        WriteAsync(db => TrackTable.Published(db, trackKey, version, null, 0), ct);

    /// <summary>Records that GitHub shows what was set aside of this version. False as for the other, or where it is not so any more.</summary>
    public Task<bool> MarkPublishedAsync(string trackKey, SetAside shown, CancellationToken ct) =>
        WriteAsync(db => TrackTable.Published(db, trackKey, shown.Version, shown.ParkedReason, shown.Jobs.Count), ct);

    /// <summary>What of a track is set aside; null where the track is unknown.</summary>
    public Task<SetAside?> SetAsideAsync(string trackKey, CancellationToken ct) => ReadAsync(
        db => TrackTable.Position(db, trackKey) is { } position ? new SetAside(position.Version, position.ParkedReason, Jobs.JobTable.Parked(db, trackKey)) : null,
        ct);

    /// <summary>Tracks that have moved on, or were set aside or replayed, since they were published, the longest waiting first.</summary>
    public Task<IReadOnlyList<string>> TracksToPublishAsync(CancellationToken ct) =>
        ReadAsync<IReadOnlyList<string>>(TrackTable.Unpublished, ct);

    /// <summary>Sets a track aside that does not fold: its jobs are not claimed, its timers not due. False where it is unknown.</summary>
    public Task<bool> ParkTrackAsync(string trackKey, string reason, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return WriteAsync(db => TrackTable.Park(db, trackKey, reason, Now), ct);
    }

    /// <summary>Lets a parked track go on. False where it is unknown.</summary>
    public Task<bool> UnparkTrackAsync(string trackKey, CancellationToken ct) =>
        WriteAsync(db => TrackTable.Park(db, trackKey, null, Now), ct);

    private static void RefuseDoubles(IEnumerable<string> keys)
    {
        var twice = keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"The key '{twice.Key}' is wanted twice.");
    }
}
