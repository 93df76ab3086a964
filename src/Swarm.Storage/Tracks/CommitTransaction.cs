using Swarm.Storage.Deliveries;
using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Tracks;

/// <summary>Keeps one decision. Everything that can refuse is asked before the first row changes.</summary>
internal sealed class CommitTransaction(TrackCommit commit, int snapshotEvery, DateTimeOffset now)
{
    public CommitResult Run(Database db)
    {
        var position = TrackTable.Position(db, commit.Key) ?? TrackPosition.New;
        if (Refusal(db, position) is { } refusal) return refusal;

        Finish(db);
        return commit.Events.Count == 0
            ? new CommitResult.Committed(position.Version, [], [], IsDue(position.Version, position.SnapshotVersion))
            : Append(db, position);
    }

    // A delivery that another node has ended usually moved the version too: its answer ends the caller's work, a conflict only repeats it.
    private CommitResult? Refusal(Database db, TrackPosition position)
    {
        if (commit.DeliveryId is { } id && IsEnded(db, id)) return new CommitResult.DeliveryAlreadyDone();
        if (commit.CompletedJob is { } job && !JobTable.Holds(db, job, commit.Key)) return new CommitResult.StaleLease();
        if (position.SchemaVersion > commit.SchemaVersion) return new CommitResult.SchemaTooOld(position.SchemaVersion);
        return position.Version == commit.ExpectedVersion ? null : new CommitResult.Conflict(position.Version);
    }

    private static bool IsEnded(Database db, Guid id)
    {
        var delivery = DeliveryTable.Find(db, id) ?? throw new ArgumentException($"The store has no delivery {id}.");
        return delivery.Outcome is not null;
    }

    private void Finish(Database db)
    {
        if (commit.DeliveryId is { } id) DeliveryTable.Finish(db, id, DeliveryOutcome.Done, null, now);
        if (commit.CompletedJob is { } job) JobTable.Complete(db, job.JobId, now);
        if (commit.FiredTimer is { } timer) TimerTable.Drop(db, commit.Key, timer);
    }

    private CommitResult.Committed Append(Database db, TrackPosition position)
    {
        var version = position.Version + commit.Events.Count;
        TrackTable.Put(db, commit, version, now);
        EventTable.Append(db, commit.Key, position.Version, commit.Events);
        if (commit.Snapshot is { } snapshot) EventTable.PutSnapshot(db, commit.Key, version, snapshot);
        var (added, cancelled) = new JobReconciliation(db, commit, now).Run();
        TimerReconciliation.Run(db, commit.Key, commit.WantedTimers);
        return new CommitResult.Committed(version, added, cancelled, IsDue(version, commit.Snapshot is null ? position.SnapshotVersion : version));
    }

    private bool IsDue(long version, long snapshotVersion) => version - snapshotVersion >= snapshotEvery;
}
