using System.Threading.Channels;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Swarm.Storage.Queues;

namespace Swarm.Storage;

/// <summary>
/// Hints by way of a queue on Azure Storage. One loop sends, takes and renews; workers wait at a queue of this process, so that
/// nobody waits for the network. A hint that Azure does not take is given to this process alone.
/// </summary>
public sealed partial class AzureJobQueue : IJobQueue, IAsyncDisposable
{
    private const int Batch = 32;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly StoreJobQueue _here;
    private readonly Channel<News> _news = Channel.CreateBounded<News>(StoreJobQueue.DefaultCapacity);
    private readonly CancellationTokenSource _stop = new();
    private readonly AzureQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly QueueLine _line;
    private readonly HeldMessages _held;
    private readonly Task _loop;
    private int _disposed;

    private AzureJobQueue(AzureQueueOptions options, TrackStore store, TimeProvider time, ILogger log)
    {
        (_options, _time, _log) = (options, time, log);
        _here = new StoreJobQueue(time);
        _line = new QueueLine(options, time, log);
        _held = new HeldMessages(_line, store, options.Visibility, time, log);
        _loop = Task.Run(() => CarryAsync(_stop.Token));
    }

    /// <inheritdoc/>
    public string? Trouble => _line.Trouble;

    /// <summary>Begins to carry hints. A queue that cannot be used is said in the log and tried again; the store must outlive what is returned.</summary>
    public static AzureJobQueue Start(AzureQueueOptions options, TrackStore store, TimeProvider time, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(log);
        return new AzureJobQueue(options, store, time, log);
    }

    /// <summary>Sends one hint from a process that waits for none. Null when it was sent, else why not.</summary>
    public static async Task<string?> SendAsync(AzureQueueOptions options, long jobId, TimeProvider time, ILogger log, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var line = new QueueLine(options, time, log);
        return await line.TryAsync((queue, stop) => queue.SendMessageAsync(JobMessage.Write(jobId), stop), ct).ConfigureAwait(false) ? null : line.Trouble;
    }

    /// <inheritdoc/>
    public ValueTask RingAsync(long jobId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Trouble is null && _news.Writer.TryWrite(new News(jobId, Ended: false)) ? ValueTask.CompletedTask : _here.RingAsync(jobId, ct);
    }

    /// <inheritdoc/>
    public ValueTask<long?> WaitAsync(TimeSpan timeout, CancellationToken ct) => _here.WaitAsync(timeout, ct);

    /// <inheritdoc/>
    public ValueTask EndedAsync(long jobId, CancellationToken ct)
    {
        // News that finds no room is not missed: the next renewal reads the row too.
        _news.Writer.TryWrite(new News(jobId, Ended: true));
        return _here.EndedAsync(jobId, ct);
    }

    /// <summary>Ends the loop, deletes the messages of closed jobs and makes the others visible at once, as far as that takes no longer than five seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var limit = new CancellationTokenSource(Farewell, _time);
        try
        {
            await _held.SettleAllAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        {
            // What is still held comes back when its time is over.
        }

        _stop.Dispose();
    }

    private async Task CarryAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (_news.Reader.TryRead(out var news)) await TellAsync(news, ct).ConfigureAwait(false);
                var taken = await TakeAsync(ct).ConfigureAwait(false);
                await _held.RenewAsync(ct).ConfigureAwait(false);
                if (taken == Batch) continue;
            }
            catch (StoreUnavailableException e)
            {
                Log.NoStore(_log, e);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // Whatever an answer held: the loop that carries everybody's hints goes on.
                Log.Failed(_log, e);
            }

            await NewsOrPauseAsync(ct).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(News news, CancellationToken ct)
    {
        if (news.Ended) await _held.EndedAsync(news.JobId, ct).ConfigureAwait(false);
        else if (_held.Knows(news.JobId) || !await SendAsync(news.JobId, ct).ConfigureAwait(false)) await _here.RingAsync(news.JobId, ct).ConfigureAwait(false);
    }

    private async Task<bool> SendAsync(long jobId, CancellationToken ct)
    {
        var sent = await _line.TryAsync((queue, stop) => queue.SendMessageAsync(JobMessage.Write(jobId), stop), ct).ConfigureAwait(false);
        if (sent) _held.Expect(jobId, TimeSpan.Zero);
        return sent;
    }

    /// <returns>How many messages were taken.</returns>
    private async Task<int> TakeAsync(CancellationToken ct)
    {
        QueueMessage[] messages = [];
        await _line.TryAsync(async (queue, stop) => messages = await queue.ReceiveMessagesAsync(Batch, _options.Visibility, stop).ConfigureAwait(false), ct).ConfigureAwait(false);
        foreach (var message in messages)
        {
            if (await _held.TakeAsync(message, ct).ConfigureAwait(false) is { } job) await _here.RingAsync(job, ct).ConfigureAwait(false);
        }

        return messages.Length;
    }

    private async Task NewsOrPauseAsync(CancellationToken ct)
    {
        using var pause = new CancellationTokenSource(_options.Look, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, pause.Token);
        try
        {
            await _news.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Quiet here; others may have sent something.
        }
    }

    /// <summary>What happened to a job here: it may be ready, or its run is over.</summary>
    private readonly record struct News(long JobId, bool Ended);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The store cannot be reached; hints wait until it is back.")]
        public static partial void NoStore(ILogger logger, Exception e);

        [LoggerMessage(LogLevel.Error, "The queue could not be served; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
