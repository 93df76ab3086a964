using System.Collections.Concurrent;

namespace Swarm.Bot.Coordination;

/// <summary>The jobs that this process runs, so that a decision here can end one at once instead of at its next renewal.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<long, RunningJob> _running = new();

    private long _begun;

    public int Count => _running.Count;

    /// <summary>Ids of the jobs.</summary>
    public IReadOnlyCollection<long> Ids => [.. _running.Keys];

    /// <summary>True while a job of the track goes on here, though it may be cancelled.</summary>
    public bool IsBusy(string track) => _running.Values.Any(run => run.Track == track);

    /// <summary>Jobs begun since the start of this process.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>
    /// Takes the job's place. A run of the same job that lost its lease unawares, as after a sleep of the machine, is ended first
    /// and waited for: two must never work in one tree.
    /// </summary>
    public async Task<RunningJob> BeginAsync(long job, string track, CancellationTokenSource cancel)
    {
        var mine = new RunningJob(track, cancel);
        Interlocked.Increment(ref _begun);
        while (_running.GetOrAdd(job, mine) is var other && other != mine)
        {
            other.Cancel();
            await other.Ended;
        }

        return mine;
    }

    public void End(long job, RunningJob run)
    {
        _running.TryRemove(KeyValuePair.Create(job, run));
        run.End();
    }

    public void Cancel(long job)
    {
        if (_running.TryGetValue(job, out var run)) run.Cancel();
    }
}
