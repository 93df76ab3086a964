namespace Swarm.Storage.Deliveries;

/// <summary>Reads bodies back; a damaged one is null.</summary>
internal static class SegmentReader
{
    public static IReadOnlyList<(PendingPlace Pending, StoredDelivery? Delivery)> Read(string folder, IReadOnlyList<PendingPlace> places) =>
        [.. places.GroupBy(pending => pending.Place.Segment).SelectMany(group => ReadFile(folder, group.Key, group))];

    private static List<(PendingPlace, StoredDelivery?)> ReadFile(string folder, long segment, IEnumerable<PendingPlace> places)
    {
        if (!File.Exists(SegmentFile.Path(folder, segment))) return [.. places.Select(pending => (pending, (StoredDelivery?)null))];
        using var file = SegmentFile.OpenToRead(folder, segment);
        return [.. places.Select(pending => (pending, ReadOne(file, pending)))];
    }

    private static StoredDelivery? ReadOne(FileStream file, PendingPlace pending)
    {
        var delivery = SegmentRecord.Read(file, pending.Place.Position, out _);
        return delivery?.Id == pending.Id ? delivery : null;
    }
}
