namespace Swarm.GitHub;

/// <summary>
/// Gives each read its time, first come first served, so that no minute holds more than the pace allows. A time given
/// to a caller who then gives up is lost: the pace may only be undercut.
/// </summary>
internal sealed class ReadBudget(WritePace pace, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> given = new();
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>Returns when the caller may read.</summary>
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
            var now = time.GetUtcNow();
            last = now > last ? now : last;
            if (given.Count == pace.Reads && given.Dequeue() + Minute is var free && free > last) last = free;
            given.Enqueue(last);
            return last;
        }
    }
}
