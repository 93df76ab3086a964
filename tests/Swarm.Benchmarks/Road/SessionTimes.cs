using System.Collections.Concurrent;
using Swarm.Agents;
using Swarm.Bot.Work;

namespace Swarm.Benchmarks.Road;

/// <summary>When each agent session was about to start, said that it had started, and said that it was done. By its seat: <c>track/job</c>.</summary>
internal sealed class SessionTimes
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<DateTimeOffset>> _started = new(StringComparer.Ordinal);

    public SessionTimes(SessionBoard board)
    {
        board.Began += job => Began.TryAdd(job.Seat, TimeProvider.System.GetUtcNow());
        board.Heard += Hear;
    }

    public ConcurrentDictionary<string, DateTimeOffset> Began { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, DateTimeOffset> Finished { get; } = new(StringComparer.Ordinal);

    public Task<DateTimeOffset> StartedAsync(string seat, CancellationToken ct) => Started(seat).Task.WaitAsync(TimeSpan.FromMinutes(1), ct);

    private void Hear(JobContext job, AgentEvent said)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (said is AgentEvent.Started) Started(job.Seat).TrySetResult(now);
        if (said is AgentEvent.Finished) Finished.TryAdd(job.Seat, now);
    }

    private TaskCompletionSource<DateTimeOffset> Started(string seat) =>
        _started.GetOrAdd(seat, _ => new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously));
}
