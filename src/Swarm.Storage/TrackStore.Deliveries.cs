using Swarm.Storage.Deliveries;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>
    /// Keeps a webhook delivery. When the task completes, body and row are on disk. <paramref name="body"/> must not change until
    /// then. <paramref name="ct"/> counts only while the delivery waits its turn.
    /// </summary>
    public Task<DeliveryReceipt> AddDeliveryAsync(Guid id, string eventName, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(eventName.Length, 200);
        var delivery = new StoredDelivery(id, eventName, body, Now);
        // Encoded here, on the caller's thread: the writer's is shared by everybody.
        var head = SegmentRecord.Head(delivery);
        return _writer.WriteAsync(db => Keep(db, delivery, head), ct, brief: true);
    }

    private DeliveryReceipt Keep(Database db, StoredDelivery delivery, byte[] head)
    {
        if (!DeliveryTable.Insert(db, delivery, _segments.Next(head.Length + delivery.Body.Length))) return DeliveryReceipt.Duplicate;
        _segments.Append(head, delivery.Body);
        return DeliveryReceipt.Stored;
    }

    /// <summary>True where the delivery kept under the id has this name and body. True also where its body no longer reads: then nothing can be said against it.</summary>
    public async Task<bool> IsStoredSoAsync(Guid id, string eventName, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (await ReadAsync(db => DeliveryTable.PlaceOf(db, id), ct).ConfigureAwait(false) is not { } place) return false;
        return ReadBodies([place]) is not [(_, { } kept)] || (kept.EventName == eventName && kept.Body.Span.SequenceEqual(body.Span));
    }

    /// <summary>Bytes of bodies after which <see cref="PendingDeliveriesAsync"/> reads no more at once; 16 MiB. One delivery is always read.</summary>
    public const long MostPendingBytes = 16L * 1024 * 1024;

    /// <summary>
    /// Deliveries that wait, in the order they came, up to <see cref="MostPendingBytes"/>. One whose body no longer reads is poisoned
    /// here and left out.
    /// </summary>
    /// <param name="after">Behind which page to go on; 0 begins with the oldest.</param>
    public async Task<PendingPage> PendingDeliveriesAsync(int max, CancellationToken ct, long after = 0)
    {
        var places = await ReadAsync(db => DeliveryTable.Pending(db, after, max), ct).ConfigureAwait(false);
        var bytes = 0L;
        var page = places.TakeWhile((pending, index) => (bytes += pending.Place.Length) <= MostPendingBytes || index == 0).ToList();
        var read = ReadBodies(page);
        foreach (var (pending, _) in read.Where(pair => pair.Delivery is null))
            await MarkDeliveryAsync(pending.Id, DeliveryOutcome.Poisoned, "The stored body is damaged. Ask GitHub to redeliver it.", ct).ConfigureAwait(false);
        var more = page.Count < places.Count || places.Count == max;
        return new PendingPage([.. read.Select(pair => pair.Delivery).OfType<StoredDelivery>()], more ? page[^1].Number : null);
    }

    /// <summary>Ends a delivery that leads to no commit. False where it was ended before or is unknown.</summary>
    public Task<bool> MarkDeliveryAsync(Guid id, DeliveryOutcome outcome, string? reason, CancellationToken ct) =>
        WriteAsync(db => DeliveryTable.Finish(db, id, outcome, reason, Now), ct);

    /// <summary>Ends deliveries that mean nothing to this app, all in one change.</summary>
    public Task<int> IgnoreDeliveriesAsync(IReadOnlyCollection<(Guid Id, string? Reason)> deliveries, CancellationToken ct) =>
        WriteAsync(db => deliveries.Count(each => DeliveryTable.Finish(db, each.Id, DeliveryOutcome.Ignored, each.Reason, Now)), ct);

    /// <summary>Lets a poisoned delivery wait again, in its old place. False where it is not poisoned.</summary>
    public Task<bool> ReplayDeliveryAsync(Guid id, CancellationToken ct) =>
        WriteAsync(db => DeliveryTable.Replay(db, id), ct);

    /// <summary>What became of a delivery; null where it is unknown.</summary>
    public Task<DeliveryRow?> FindDeliveryAsync(Guid id, CancellationToken ct) =>
        ReadAsync(db => DeliveryTable.Find(db, id), ct);

    /// <summary>Those of the ids under which no delivery is kept.</summary>
    public Task<IReadOnlySet<Guid>> UnknownDeliveriesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ReadAsync<IReadOnlySet<Guid>>(db => ids.Where(id => !DeliveryTable.Exists(db, id)).ToHashSet(), ct);

    /// <summary>Deliveries that ended so, newest first.</summary>
    public Task<IReadOnlyList<DeliveryRow>> ListDeliveriesAsync(DeliveryOutcome outcome, int max, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<DeliveryRow>>(db => DeliveryTable.WithOutcome(db, outcome, max), ct);

    private IReadOnlyList<(PendingPlace Pending, StoredDelivery? Delivery)> ReadBodies(IReadOnlyList<PendingPlace> places)
    {
        try
        {
            return SegmentReader.Read(_directory.DeliveriesFolder, places);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.Explain(e);
        }
    }
}
