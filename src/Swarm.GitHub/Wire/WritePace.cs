namespace Swarm.GitHub;

/// <summary>How fast one installation may create content.</summary>
/// <param name="Spacing">Least time between the starts of two writes.</param>
/// <param name="PerMinute">Most writes within any 60 s.</param>
/// <param name="PerHour">Most writes within any hour.</param>
public sealed record WritePace(TimeSpan Spacing, int PerMinute, int PerHour)
{
    /// <summary>GitHub's published limits: one second apart, 80 a minute, 500 an hour.</summary>
    public static WritePace GitHub { get; } = new(TimeSpan.FromSeconds(1), 80, 500);

    /// <summary>No limit, for a GitHub of one's own on the same machine.</summary>
    public static WritePace Unlimited { get; } = new(TimeSpan.Zero, int.MaxValue, int.MaxValue);
}
