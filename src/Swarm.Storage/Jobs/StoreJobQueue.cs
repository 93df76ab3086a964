using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Swarm.Storage;

/// <summary>
/// The queue of one process. A job that is already waiting is not queued twice; beyond <paramref name="capacity"/> hints are dropped,
/// and the sweeper rings them again.
/// </summary>
public sealed class StoreJobQueue(TimeProvider time, int capacity = StoreJobQueue.DefaultCapacity) : IJobQueue
{
    /// <summary>Hints kept where none is named.</summary>
    public const int DefaultCapacity = 4096;

    private readonly Channel<long> _hints = Channel.CreateBounded<long>(capacity);
    private readonly ConcurrentDictionary<long, byte> _waiting = new();

    /// <inheritdoc/>
    public string? Trouble => null;

    /// <inheritdoc/>
    public ValueTask RingAsync(long jobId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_waiting.TryAdd(jobId, 0) && !_hints.Writer.TryWrite(jobId)) _waiting.TryRemove(jobId, out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<long?> WaitAsync(TimeSpan timeout, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_hints.Reader.TryRead(out var ready)) return Taken(ready);
        using var silence = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, ct);
        try
        {
            return Taken(await _hints.Reader.ReadAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask EndedAsync(long jobId, CancellationToken ct) => RingAsync(jobId, ct);

    // Forgotten before the worker looks: a ring from now on is news to it.
    private long Taken(long jobId)
    {
        _waiting.TryRemove(jobId, out _);
        return jobId;
    }
}
