using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>The rows of timers.</summary>
internal static class TimerTable
{
    public static List<TimerSpec> Of(Database db, string trackKey) =>
        db.Many($"SELECT key, due FROM timer WHERE track_key = {trackKey}", row => new TimerSpec(row.Text(0), row.Time(1)));

    public static void Put(Database db, string trackKey, TimerSpec timer) =>
        db.Execute($"""
            INSERT INTO timer (track_key, key, due) VALUES ({trackKey}, {timer.Key}, {timer.Due})
            ON CONFLICT (track_key, key) DO UPDATE SET due = excluded.due WHERE due <> excluded.due
            """);

    public static void Drop(Database db, string trackKey, string key) =>
        db.Execute($"DELETE FROM timer WHERE track_key = {trackKey} AND key = {key}");

    public static List<DueTimer> Due(Database db, DateTimeOffset now) =>
        db.Many(
            $"""
            SELECT m.track_key, m.key, m.due FROM timer m JOIN track t ON t.key = m.track_key
            WHERE m.due <= {now} AND t.parked_reason IS NULL ORDER BY m.due
            """,
            row => new DueTimer(row.Text(0), row.Text(1), row.Time(2)));

    public static DateTimeOffset? Next(Database db)
    {
        var due = db.Number($"SELECT min(m.due) FROM timer m JOIN track t ON t.key = m.track_key WHERE t.parked_reason IS NULL");
        return due is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }
}
