using System.Threading.Channels;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Tells the parts of this process that a decision was stored. All of it are hints: each part also looks by itself.</summary>
public sealed class TrackBells(IJobQueue queue, RunningJobs running)
{
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();

    /// <summary>Called with every new state, for showing progress. Must not throw and must be quick.</summary>
    public event Action<TrackState>? Changed;

    public ChannelReader<string> ToPublish => _changed.Reader;

    public async Task DecidedAsync(string key, TrackState? state, CommitResult.Committed committed, CancellationToken ct)
    {
        foreach (var job in committed.CancelledJobs) running.Cancel(job);
        foreach (var job in committed.NewJobs) await queue.RingAsync(job, ct);
        if (state is null) return;
        _changed.Writer.TryWrite(key);
        Changed?.Invoke(state);
    }

    public void Publish(string key) => _changed.Writer.TryWrite(key);
}
