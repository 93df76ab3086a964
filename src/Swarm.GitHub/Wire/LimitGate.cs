namespace Swarm.GitHub;

/// <summary>Holds back every request of a lane until the time GitHub named.</summary>
internal sealed class LimitGate(TimeProvider time)
{
    // A timer takes no more than some weeks; waiting in days and looking again takes any length.
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private DateTimeOffset opens = DateTimeOffset.MinValue;

    /// <summary>When it opens, or opened.</summary>
    public DateTimeOffset Opens
    {
        get
        {
            lock (gate) return opens;
        }
    }

    /// <summary>Closes for <paramref name="pause"/>; a later opening that was already set stays.</summary>
    public void Close(TimeSpan pause)
    {
        var now = time.GetUtcNow();
        var until = pause < DateTimeOffset.MaxValue - now ? now + pause : DateTimeOffset.MaxValue;
        lock (gate) opens = until > opens ? until : opens;
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (Remaining() is { } left && left > TimeSpan.Zero)
            await Task.Delay(left < LongestNap ? left : LongestNap, time, cancellationToken);
    }

    private TimeSpan Remaining()
    {
        lock (gate) return opens - time.GetUtcNow();
    }
}
