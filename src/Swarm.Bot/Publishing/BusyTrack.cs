namespace Swarm.Bot.Publishing;

/// <summary>A track that is being published, and how long a write of its that nobody waits for may wait for its turn.</summary>
internal sealed class BusyTrack(TimeProvider time) : IDisposable
{
    /// <summary>Another server may have changed the track without a word: after so long the newest state is looked at.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>After a change a write that still waits is out of date; a moment later it is dropped for the newest text.</summary>
    private static readonly TimeSpan AfterChange = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private CancellationTokenSource? _patience;
    private bool _changed;

    /// <summary>True when the track changed since its pass began.</summary>
    public bool Changed
    {
        get
        {
            lock (_gate) return _changed;
        }
    }

    public CancellationToken Begin()
    {
        lock (_gate)
        {
            _patience?.Dispose();
            _patience = new CancellationTokenSource(Patience, time);
            _changed = false;
            return _patience.Token;
        }
    }

    public void Change()
    {
        lock (_gate)
        {
            if (_changed) return;
            _changed = true;
            _patience?.CancelAfter(AfterChange);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _patience?.Dispose();
            _patience = null;
        }
    }
}
