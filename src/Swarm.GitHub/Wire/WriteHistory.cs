namespace Swarm.GitHub;

/// <summary>The writes of the last hour, oldest first, and when the next one may follow.</summary>
internal sealed class WriteHistory(WritePace pace)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly WriteLane[] Lanes = Enum.GetValues<WriteLane>();

    private readonly List<PastWrite> past = [];

    public IReadOnlyList<PastWrite> Past => [.. past];

    public void Add(PastWrite write)
    {
        past.Add(write);
        past.RemoveAll(old => write.At - old.At > Hour);
    }

    /// <summary>Takes over what an earlier process wrote.</summary>
    public void Recall(IEnumerable<PastWrite> earlier, DateTimeOffset now)
    {
        past.AddRange(earlier.Where(write => now - write.At <= Hour && write.At <= now));
        past.Sort((one, other) => one.At.CompareTo(other.At));
    }

    /// <summary>The earliest time for a write of this lane.</summary>
    public DateTimeOffset Due(WriteLane lane)
    {
        var due = Later(After(1, pace.Spacing), After(pace.PerMinute, TimeSpan.FromMinutes(1)));
        foreach (var share in Lanes)
            if (WritePace.Shares(share, lane)) due = Later(due, AfterShare(share));
        return due;
    }

    /// <summary>The time at which the write <paramref name="count"/> places back lies <paramref name="gap"/> in the past.</summary>
    private DateTimeOffset After(int count, TimeSpan gap) =>
        count <= past.Count ? past[^count].At + gap : DateTimeOffset.MinValue;

    private DateTimeOffset AfterShare(WriteLane share)
    {
        var left = pace.WithinAnHour(share);
        for (var at = past.Count - 1; at >= 0; at--)
            if (WritePace.Shares(share, past[at].Lane) && --left == 0) return past[at].At + Hour;
        return DateTimeOffset.MinValue;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
