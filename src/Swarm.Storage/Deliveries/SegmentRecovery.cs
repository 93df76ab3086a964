using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Deliveries;

/// <summary>
/// After a crash the segment files may be ahead of the rows. Whole records without a row get one (their sender was told nothing,
/// and a repeat of the same id is a duplicate); a torn tail is cut off.
/// </summary>
internal static class SegmentRecovery
{
    public static void Run(Database database, string folder)
    {
        var last = DeliveryTable.LastPlace(database);
        foreach (var number in SegmentFile.Numbers(folder).Where(number => number >= (last?.Segment ?? 0)))
            Repair(database, folder, number, number == last?.Segment ? last.End : 0);
    }

    private static void Repair(Database database, string folder, long number, long position)
    {
        using var file = SegmentFile.OpenToWrite(folder, number);
        // A file shorter than its rows say was damaged from outside: its records show as damaged when they are read.
        if (RandomAccess.GetLength(file.SafeFileHandle) <= position) return;
        while (SegmentRecord.Read(file, position, out var length) is { } delivery)
        {
            DeliveryTable.Insert(database, delivery, new SegmentPlace(number, position, length));
            position += length;
        }
        RandomAccess.SetLength(file.SafeFileHandle, position);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }
}
