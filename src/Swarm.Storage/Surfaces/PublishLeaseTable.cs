using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Surfaces;

/// <summary>Who publishes a track; kept in the track's row.</summary>
internal static class PublishLeaseTable
{
    /// <summary>A lease that ends later than a new one would was taken before the clock went back; it says nothing any more.</summary>
    public static PublishLease? Claim(Database db, string trackKey, string node, string incarnation, DateTimeOffset until, DateTimeOffset now) =>
        db.First(
            $"""
            UPDATE track SET publish_fence = publish_fence + 1, publish_node = {node}, publish_incarnation = {incarnation}, publish_until = {until}
            WHERE key = {trackKey} AND (publish_until <= {now} OR publish_until > {until + SetBack.Least})
            RETURNING publish_fence
            """,
            row => new PublishLease(trackKey, row.Number(0), until));

    public static bool Renew(Database db, string trackKey, long fence, DateTimeOffset until) =>
        db.Execute($"UPDATE track SET publish_until = {until} WHERE key = {trackKey} AND publish_fence = {fence} AND publish_until > 0") == 1;

    public static bool Release(Database db, string trackKey, long fence) =>
        db.Execute($"UPDATE track SET publish_until = 0 WHERE key = {trackKey} AND publish_fence = {fence} AND publish_until > 0") == 1;

    /// <summary>An expired lease counts as long as nobody else took the track over; a released one does not.</summary>
    public static bool Holds(Database db, string trackKey, long fence) =>
        db.Number($"SELECT 1 FROM track WHERE key = {trackKey} AND publish_fence = {fence} AND publish_until > 0") is not null;

    public static void TakeBack(Database db, string node, string incarnation) =>
        db.Execute($"""
            UPDATE track SET publish_until = 0
            WHERE publish_node = {node} AND publish_incarnation <> {incarnation} AND publish_until > 0
            """);
}
