using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Tracks;

/// <summary>The rows of tracks.</summary>
internal static class TrackTable
{
    public static TrackPosition? Position(Database db, string key) =>
        db.First(
            $"""
            SELECT t.version, t.schema_version, coalesce(s.version, 0), t.parked_reason
            FROM track t LEFT JOIN snapshot s ON s.track_key = t.key WHERE t.key = {key}
            """,
            row => new TrackPosition(row.Number(0), row.Int(1), row.Number(2), row.OptionalText(3)));

    public static void Put(Database db, TrackCommit commit, long version, DateTimeOffset now)
    {
        var header = commit.Header;
        db.Execute($"""
            INSERT INTO track (key, repository_id, issue, run, title, phase, is_open, version, schema_version, created_at, updated_at)
            VALUES ({commit.Key}, {header.RepositoryId}, {header.Issue}, {header.Run}, {header.Title}, {header.Phase},
                    {header.IsOpen}, {version}, {commit.SchemaVersion}, {now}, {now})
            ON CONFLICT (key) DO UPDATE SET
              title = excluded.title, phase = excluded.phase, is_open = excluded.is_open, version = excluded.version,
              schema_version = excluded.schema_version, updated_at = excluded.updated_at
            """);
    }

    public static List<TrackRow> List(Database db, TrackFilter filter, long? repositoryId) =>
        db.Many(
            $"""
            SELECT key, repository_id, issue, run, title, phase, is_open, version, published_version, updated_at, parked_reason
            FROM track
            WHERE (is_open = 1 OR {filter} = {TrackFilter.All}) AND ({repositoryId} IS NULL OR repository_id = {repositoryId})
            ORDER BY updated_at DESC, key
            """,
            row => new TrackRow(row.Text(0), row.Number(1), row.Number(2), row.Int(3), row.Text(4), row.Text(5), row.Flag(6),
                row.Number(7), row.Number(8), row.Time(9), row.OptionalText(10)));

    public static List<string> Unpublished(Database db) =>
        db.Many(
            $"SELECT key FROM track WHERE version > published_version ORDER BY updated_at",
            row => row.Text(0));

    public static bool Published(Database db, string key, long version, string? reason, int jobs) =>
        db.Execute($"""
            UPDATE track SET published_version = {version}
            WHERE key = {key} AND published_version < {version} AND version >= {version} AND parked_reason IS {reason}
              AND (SELECT count(*) FROM job WHERE track_key = {key} AND state = 'Poisoned') = {jobs}
            """) == 1;

    public static bool Park(Database db, string key, string? reason, DateTimeOffset now)
    {
        if (db.Execute($"UPDATE track SET parked_reason = {reason}, updated_at = {now} WHERE key = {key}") != 1) return false;
        PublishAgain(db, key);
        return true;
    }

    /// <summary>What is shown of the track has become wrong without a new version of it.</summary>
    public static void PublishAgain(Database db, string key) =>
        db.Execute($"UPDATE track SET published_version = min(published_version, version - 1) WHERE key = {key}");
}
