using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Tells the parts of this process that a decision was stored. All of it are hints: each part also looks by itself.</summary>
public sealed class TrackBells(IJobQueue queue, RunningJobs running)
{
    private const int MostAnnounced = 1_000;

    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();

    /// <summary>The span of the newest decision that is not published yet; kept in this process alone.</summary>
    private readonly ConcurrentDictionary<string, ActivityContext> _traces = new(StringComparer.Ordinal);

    private readonly Lock _gate = new();
    private readonly NewestVersions _announced = new(MostAnnounced);

    /// <summary>Called with new states in order, one at a time, for showing progress. Must not throw and must be quick.</summary>
    public event Action<TrackState>? Changed;

    /// <summary>Called with a repository's id when the files that its open tracks change may meet in another way. Must not throw and must be quick.</summary>
    public event Action<long>? FilesChanged;

    public ChannelReader<string> ToPublish => _changed.Reader;

    public async Task DecidedAsync(string key, TrackState? state, CommitResult.Committed committed, CancellationToken ct)
    {
        foreach (var job in committed.CancelledJobs) running.Cancel(job);
        foreach (var job in committed.NewJobs) await queue.RingAsync(job, ct);
        if (state is null) return;
        if (Activity.Current is { } deciding) _traces[key] = deciding.Context;
        _changed.Writer.TryWrite(key);
        Announce(key, committed.Version, state);
    }

    // Two decisions of one track may be announced by two threads: the older one that comes late says nothing new.
    private void Announce(string key, long version, TrackState state)
    {
        lock (_gate)
        {
            if (_announced.IsNews(key, version)) Changed?.Invoke(state);
        }
    }

    public void ChangeFiles(long repository) => FilesChanged?.Invoke(repository);

    /// <summary>What the next pass of publishing this track belongs to; none after a restart.</summary>
    public ActivityContext TakeTrace(string key) => _traces.TryRemove(key, out var context) ? context : default;

    public void Publish(string key) => _changed.Writer.TryWrite(key);
}
