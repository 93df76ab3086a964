using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>Makes the timer rows of a track agree with the set its state wants; a changed moment moves the timer.</summary>
internal static class TimerReconciliation
{
    public static void Run(Database db, string trackKey, IReadOnlyList<TimerSpec> wanted)
    {
        var keys = wanted.Select(timer => timer.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var timer in TimerTable.Of(db, trackKey).Where(timer => !keys.Contains(timer.Key)))
            TimerTable.Drop(db, trackKey, timer.Key);
        foreach (var timer in wanted) TimerTable.Put(db, trackKey, timer);
    }
}
