using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Deliveries;

/// <summary>The rows of deliveries.</summary>
internal static class DeliveryTable
{
    public static bool Exists(Database db, Guid id) =>
        db.Number($"SELECT 1 FROM delivery WHERE id = {id}") is not null;

    /// <summary>True where the row is new.</summary>
    public static bool Insert(Database db, StoredDelivery delivery, SegmentPlace place) =>
        db.Execute($"""
            INSERT INTO delivery (id, event_name, received_at, segment, position, length)
            VALUES ({delivery.Id}, {delivery.EventName}, {delivery.ReceivedAt}, {place.Segment}, {place.Position}, {place.Length})
            ON CONFLICT (id) DO NOTHING
            """) == 1;

    public static SegmentPlace? LastPlace(Database db) =>
        db.First(
            $"SELECT segment, position, length FROM delivery ORDER BY segment DESC, position DESC LIMIT 1",
            row => new SegmentPlace(row.Number(0), row.Number(1), row.Int(2)));

    public static List<PendingPlace> Pending(Database db, long after, int max) =>
        db.Many($"SELECT seq, id, segment, position, length FROM delivery WHERE outcome IS NULL AND seq > {after} ORDER BY seq LIMIT {max}", ToPlace);

    public static PendingPlace? PlaceOf(Database db, Guid id) =>
        db.First($"SELECT seq, id, segment, position, length FROM delivery WHERE id = {id}", ToPlace);

    public static DeliveryRow? Find(Database db, Guid id) =>
        db.First(
            $"SELECT id, event_name, received_at, outcome, reason FROM delivery WHERE id = {id}",
            ToRow);

    public static List<DeliveryRow> WithOutcome(Database db, DeliveryOutcome outcome, int max) =>
        db.Many(
            $"SELECT id, event_name, received_at, outcome, reason FROM delivery WHERE outcome = {outcome} ORDER BY seq DESC LIMIT {max}",
            ToRow);

    /// <summary>True where the delivery was waiting.</summary>
    public static bool Finish(Database db, Guid id, DeliveryOutcome outcome, string? reason, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE delivery SET outcome = {outcome}, reason = {reason}, finished_at = {now}
            WHERE id = {id} AND outcome IS NULL
            """) == 1;

    public static bool Replay(Database db, Guid id) =>
        db.Execute($"""
            UPDATE delivery SET outcome = NULL, reason = NULL, finished_at = NULL
            WHERE id = {id} AND outcome = {DeliveryOutcome.Poisoned}
            """) == 1;

    private static PendingPlace ToPlace(Row row) => new(row.Number(0), row.Id(1), new SegmentPlace(row.Number(2), row.Number(3), row.Int(4)));

    private static DeliveryRow ToRow(Row row) =>
        new(row.Id(0), row.Text(1), row.Time(2), row.OptionalText(3) is null ? null : row.Word<DeliveryOutcome>(3), row.OptionalText(4));
}
