namespace Swarm.GitHub;

/// <summary>How fast one installation may use GitHub.</summary>
/// <param name="Spacing">Least time between the starts of two writes.</param>
/// <param name="PerMinute">Most writes within any 60 s.</param>
/// <param name="PerHour">Most writes within any hour; see <see cref="WithinAnHour"/>.</param>
/// <param name="Points">Most points within any 60 s: a read costs one, a write five.</param>
public sealed record WritePace(TimeSpan Spacing, int PerMinute, int PerHour, int Points = 900)
{
    private const int PointsOfWrite = 5;

    /// <summary>GitHub's published limits: one second apart, 80 a minute, 500 an hour; 900 points a minute.</summary>
    public static WritePace GitHub { get; } = new(TimeSpan.FromSeconds(1), 80, 500);

    /// <summary>No limit, for a GitHub of one's own on the same machine.</summary>
    public static WritePace Unlimited { get; } = new(TimeSpan.Zero, int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>Most reads within any 60 s: what is left when writes take all they may. So writes never wait for points.</summary>
    public int Reads => (int)Math.Max(1, Points - PointsOfWrite * WritesPerMinute);

    private long WritesPerMinute =>
        Spacing > TimeSpan.Zero ? Math.Min(PerMinute, (TimeSpan.FromMinutes(1).Ticks + Spacing.Ticks - 1) / Spacing.Ticks) : PerMinute;

    /// <summary>
    /// Most writes within any hour of this lane and those that yield to it. Of GitHub's 500, progress takes at most 350,
    /// the pull request with it 400, answers with both 450: 50 are always kept for conclusions alone, and 100 for
    /// conclusions and answers.
    /// </summary>
    public int WithinAnHour(WriteLane lane) => (int)Math.Max(1, PerHour * Percent(lane) / 100);

    /// <summary>As many writes as can have left in a span that ends at <paramref name="end"/>, in the lane that counts for all.</summary>
    internal IReadOnlyList<PastWrite> Fullest(DateTimeOffset end, TimeSpan span)
    {
        if (this == Unlimited || span <= TimeSpan.Zero) return [];
        var most = Math.Min(PerHour, (int)Math.Ceiling(WritesPerMinute * span.TotalMinutes));
        return [.. Enumerable.Range(0, most).Select(at => new PastWrite(end - (at * span / most), WriteLane.Progress))];
    }

    /// <summary>True where <paramref name="other"/> takes from the share of <paramref name="lane"/>.</summary>
    internal static bool Shares(WriteLane lane, WriteLane other) => Percent(other) <= Percent(lane);

    private static long Percent(WriteLane lane) => lane switch
    {
        WriteLane.Progress => 70,
        WriteLane.PullRequest => 80,
        WriteLane.Answer => 90,
        _ => 100,
    };
}
