using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Tracks;

/// <summary>The rows of events and snapshots.</summary>
internal static class EventTable
{
    public static void Append(Database db, string trackKey, long after, IReadOnlyList<NewEvent> events)
    {
        foreach (var e in events)
            db.Execute($"""
                INSERT INTO event (track_key, version, kind, json, at)
                VALUES ({trackKey}, {++after}, {e.Kind}, {e.Json}, {e.At})
                """);
    }

    /// <summary>Events after <paramref name="version"/>, in order.</summary>
    public static List<StoredEvent> After(Database db, string trackKey, long version) =>
        db.Many(
            $"SELECT version, kind, json, at FROM event WHERE track_key = {trackKey} AND version > {version} ORDER BY version",
            row => new StoredEvent(row.Number(0), row.Text(1), row.Text(2), row.Time(3)));

    /// <summary>The newest snapshot and the events after it; null where the track does not exist.</summary>
    public static StoredTrack? Load(Database db, string trackKey, int snapshotEvery)
    {
        if (TrackTable.Position(db, trackKey) is not { } position) return null;
        var snapshot = Snapshot(db, trackKey);
        var events = After(db, trackKey, snapshot?.Version ?? 0);
        return new StoredTrack(trackKey, position.Version, position.SchemaVersion, snapshot, events, events.Count >= snapshotEvery, position.ParkedReason);
    }

    public static StoredSnapshot? Snapshot(Database db, string trackKey) =>
        db.First(
            $"SELECT version, json FROM snapshot WHERE track_key = {trackKey}",
            row => new StoredSnapshot(row.Number(0), row.Text(1)));

    public static void PutSnapshot(Database db, string trackKey, long version, string json) =>
        db.Execute($"""
            INSERT INTO snapshot (track_key, version, json) VALUES ({trackKey}, {version}, {json})
            ON CONFLICT (track_key) DO UPDATE SET version = excluded.version, json = excluded.json
            """);
}
