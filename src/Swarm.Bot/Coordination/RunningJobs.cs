using System.Collections.Concurrent;

namespace Swarm.Bot.Coordination;

/// <summary>The jobs that this process runs, so that a decision here can end one at once instead of at its next renewal.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();

    public int Count => _running.Count;

    public bool Add(long job, CancellationTokenSource cancel) => _running.TryAdd(job, cancel);

    public void Remove(long job) => _running.TryRemove(job, out _);

    public void Cancel(long job)
    {
        if (_running.TryGetValue(job, out var cancel)) cancel.Cancel();
    }
}
