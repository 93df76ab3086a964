using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Usage;

/// <summary>The rows of model calls. A day is the number of whole UTC days since 1970.</summary>
internal static class UsageTable
{
    public static bool Exists(Database db, string callId) =>
        db.Number($"SELECT 1 FROM model_call WHERE call_id = {callId}") is not null;

    public static decimal OfTrack(Database db, string trackKey) =>
        Usd(db.Number($"SELECT sum(charged) FROM model_call WHERE track_key = {trackKey}"));

    public static decimal OfDay(Database db, DateTimeOffset now) =>
        Usd(db.Number($"SELECT sum(charged) FROM model_call WHERE day = {Day(now)}"));

    public static decimal OfPersonDay(Database db, string person, DateTimeOffset now) =>
        Usd(db.Number($"SELECT sum(charged) FROM model_call WHERE day = {Day(now)} AND person = {person}"));

    public static void Reserve(Database db, UsageReservation call, DateTimeOffset now) =>
        db.Execute($"""
            INSERT INTO model_call (call_id, track_key, person, seat, model, node, incarnation, day, reserved_at, charged)
            VALUES ({call.CallId}, {call.TrackKey}, {call.Person}, {call.Seat}, {call.Model}, {call.Node}, {call.Incarnation},
                    {Day(now)}, {now}, {call.Usd})
            """);

    public static bool Settle(Database db, string callId, CallUsage usage, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE model_call SET settled_at = {now}, charged = {usage.Usd}, input_tokens = {usage.InputTokens}, output_tokens = {usage.OutputTokens},
              cache_read_tokens = {usage.CacheReadTokens}, cache_write_tokens = {usage.CacheWriteTokens}
            WHERE call_id = {callId} AND settled_at IS NULL
            """) == 1;

    public static int SettleAbandoned(Database db, string node, string incarnation, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE model_call SET settled_at = {now}
            WHERE settled_at IS NULL AND node = {node} AND incarnation <> {incarnation}
            """);

    public static UsageTotals Totals(Database db, string trackKey) =>
        db.First(
            $"""
            SELECT count(settled_at),
              coalesce(sum(charged) FILTER (WHERE settled_at IS NOT NULL), 0), coalesce(sum(charged) FILTER (WHERE settled_at IS NULL), 0),
              coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cache_read_tokens), 0), coalesce(sum(cache_write_tokens), 0)
            FROM model_call WHERE track_key = {trackKey}
            """,
            row => new UsageTotals(row.Int(0), row.Usd(1), row.Usd(2), row.Number(3), row.Number(4), row.Number(5), row.Number(6)))!;

    private static decimal Usd(long? nanos) => (nanos ?? 0) / SqlValue.NanosPerUsd;

    private static long Day(DateTimeOffset time) => time.ToUnixTimeSeconds() / (24 * 60 * 60);
}
