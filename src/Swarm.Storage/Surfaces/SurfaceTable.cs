using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Surfaces;

/// <summary>The rows of surfaces.</summary>
internal static class SurfaceTable
{
    public static List<SurfaceRow> Of(Database db, string trackKey) =>
        db.Many(
            $"""
            SELECT key, kind, content_hash, remote_id, node_id, intent_at, state, data
            FROM surface WHERE track_key = {trackKey} ORDER BY key
            """,
            row => new SurfaceRow(row.Text(0), row.Text(1), row.Text(2), row.OptionalNumber(3), row.OptionalText(4), row.OptionalTime(5), row.Text(6), row.OptionalText(7)));

    public static void Put(Database db, string trackKey, SurfaceRow surface, DateTimeOffset now) =>
        db.Execute($"""
            INSERT INTO surface (track_key, key, kind, content_hash, remote_id, node_id, intent_at, state, data, updated_at)
            VALUES ({trackKey}, {surface.Key}, {surface.Kind}, {surface.ContentHash}, {surface.RemoteId}, {surface.NodeId},
                    {surface.IntentAt}, {surface.State}, {surface.Data}, {now})
            ON CONFLICT (track_key, key) DO UPDATE SET
              kind = excluded.kind, content_hash = excluded.content_hash, remote_id = excluded.remote_id, node_id = excluded.node_id,
              intent_at = excluded.intent_at, state = excluded.state, data = excluded.data, updated_at = excluded.updated_at
            """);
}
