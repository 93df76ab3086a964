namespace Swarm.GitHub.Tests;

/// <summary>A clock on which every wait is over at once, and is remembered: time jumps to the end of it.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> naps = [];
    private DateTimeOffset now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Naps
    {
        get
        {
            lock (gate) return [.. naps];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate) now += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return new Spent();
        lock (gate)
        {
            naps.Add(dueTime);
            now += dueTime;
        }
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Spent();
    }

    private sealed class Spent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
