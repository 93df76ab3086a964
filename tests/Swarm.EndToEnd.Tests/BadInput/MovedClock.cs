namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>The machine's clock, which somebody sets. Timers and measured spans go on as they were: they do not ask what time it is.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ahead;

    public void Set(TimeSpan ahead) => Interlocked.Exchange(ref _ahead, ahead.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
