using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>The rows of jobs, after they were claimed.</summary>
internal static class JobTable
{
    /// <summary>True where the lease is still the newest. An expired one counts as long as nobody else took the job.</summary>
    public static bool Holds(Database db, JobLease lease, string trackKey) =>
        db.Number($"""
            SELECT 1 FROM job
            WHERE id = {lease.JobId} AND fence = {lease.Fence} AND state = 'Leased' AND track_key = {trackKey}
            """) is not null;

    public static void Complete(Database db, long id, DateTimeOffset now) =>
        db.Execute($"UPDATE job SET state = 'Done', lease_until = NULL, updated_at = {now} WHERE id = {id}");

    public static bool Renew(Database db, JobLease lease, DateTimeOffset until, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE job SET lease_until = {until}, updated_at = {now}
            WHERE id = {lease.JobId} AND fence = {lease.Fence} AND state = 'Leased'
            """) == 1;

    /// <summary>Without a date the claim is not counted: the node stopped, the job did nothing wrong.</summary>
    public static bool Release(Database db, JobLease lease, DateTimeOffset readyAt, bool counted, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE job SET state = 'Ready', node = NULL, incarnation = NULL, lease_until = NULL, updated_at = {now},
              not_before = {readyAt}, claims = claims - {(counted ? 0 : 1)}
            WHERE id = {lease.JobId} AND fence = {lease.Fence} AND state = 'Leased'
            """) == 1;

    public static bool Poison(Database db, JobLease lease, string reason, DateTimeOffset now) =>
        Told(db, lease.JobId, db.Execute($"""
            UPDATE job SET state = 'Poisoned', reason = {reason}, lease_until = NULL, updated_at = {now}
            WHERE id = {lease.JobId} AND fence = {lease.Fence} AND state = 'Leased'
            """));

    public static bool Replay(Database db, long id, DateTimeOffset now) =>
        Told(db, id, db.Execute($"""
            UPDATE job SET state = 'Ready', reason = NULL, claims = 0, node = NULL, incarnation = NULL, not_before = {now}, updated_at = {now}
            WHERE id = {id} AND state = 'Poisoned'
            """));

    public static List<JobRow> Parked(Database db, string trackKey) =>
        db.Many(
            $"""
            SELECT id, track_key, key, kind, slot, priority, state, fence, claims, node, lease_until, not_before, reason, created_at, updated_at
            FROM job WHERE track_key = {trackKey} AND state = 'Poisoned' ORDER BY id
            """,
            ToRow);

    public static List<long> TakeBack(Database db, string node, string incarnation, DateTimeOffset now) =>
        db.Many(
            $"""
            UPDATE job SET state = 'Ready', node = NULL, incarnation = NULL, lease_until = NULL, not_before = {now}, updated_at = {now}
            WHERE state = 'Leased' AND node = {node} AND incarnation <> {incarnation}
            RETURNING id
            """,
            row => row.Number(0));

    public static List<long> Unclaimed(Database db, DateTimeOffset since) =>
        db.Many(
            $"""
            SELECT j.id FROM job j JOIN track t ON t.key = j.track_key
            WHERE t.parked_reason IS NULL AND j.state IN ('Ready', 'Leased')
              AND (j.state = 'Ready' AND max(j.not_before, j.updated_at) <= {since} OR j.state = 'Leased' AND j.lease_until <= {since})
            ORDER BY j.priority DESC, j.id
            """,
            row => row.Number(0));

    public static List<JobRow> List(Database db, string? trackKey) =>
        db.Many(
            $"""
            SELECT id, track_key, key, kind, slot, priority, state, fence, claims, node, lease_until, not_before, reason, created_at, updated_at
            FROM job WHERE {trackKey} IS NULL OR track_key = {trackKey} ORDER BY id
            """,
            ToRow);

    public static JobRow? Find(Database db, long id) =>
        db.First(
            $"""
            SELECT id, track_key, key, kind, slot, priority, state, fence, claims, node, lease_until, not_before, reason, created_at, updated_at
            FROM job WHERE id = {id}
            """,
            ToRow);

    /// <summary>What was set aside, or goes on, is to be shown.</summary>
    private static bool Told(Database db, long id, int changed)
    {
        if (changed != 1) return false;
        Tracks.TrackTable.PublishAgain(db, Find(db, id)!.TrackKey);
        return true;
    }

    private static JobRow ToRow(Row row) =>
        new(row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.OptionalText(4), row.Int(5), row.Word<JobState>(6),
            row.Number(7), row.Int(8), row.OptionalText(9), row.OptionalTime(10), row.Time(11), row.OptionalText(12), row.Time(13), row.Time(14));
}
