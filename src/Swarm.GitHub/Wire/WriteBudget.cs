namespace Swarm.GitHub;

/// <summary>
/// Gives each write its time, first come first served, so that the pace is kept. A time given to a caller who
/// then gives up is lost: the pace may only be undercut.
/// </summary>
public sealed class WriteBudget(WritePace pace, TimeProvider time)
{
    private readonly Lock gate = new();

    // The times given, oldest first; no more than an hour's worth.
    private readonly List<DateTimeOffset> given = [];

    /// <summary>Returns when the caller may write.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (pace == WritePace.Unlimited) return;
        var due = Reserve();
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
            await Task.Delay(left, time, cancellationToken);
    }

    private DateTimeOffset Reserve()
    {
        lock (gate)
        {
            var due = Latest(
                time.GetUtcNow(),
                After(1, pace.Spacing),
                After(pace.PerMinute, TimeSpan.FromMinutes(1)),
                After(pace.PerHour, TimeSpan.FromHours(1)));
            given.Add(due);
            given.RemoveAll(old => due - old > TimeSpan.FromHours(1));
            return due;
        }
    }

    /// <summary>The earliest time at which the write <paramref name="count"/> places back lies <paramref name="gap"/> in the past.</summary>
    private DateTimeOffset After(int count, TimeSpan gap) =>
        count <= given.Count ? given[^count] + gap : DateTimeOffset.MinValue;

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var candidate in times)
            if (candidate > latest) latest = candidate;
        return latest;
    }
}
