using System.Collections.Concurrent;
using Swarm.Bot.Coordination;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Publishes tracks as they change, each by itself, and looks at the store for those it was not told of.</summary>
public sealed partial class PublishLoop(Publisher publisher, TrackStore store, TrackBells bells, TimeProvider time, ILogger<PublishLoop> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>Tracks under way; true when one changed again meanwhile.</summary>
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    /// <summary>Tracks whose last pass failed, and until when they are let be.</summary>
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Until)> _resting = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = time.CreateTimer(_ => _ = LookAsync(stoppingToken), null, TimeSpan.Zero, Look);
        var running = new List<Task>();
        try
        {
            await foreach (var track in bells.ToPublish.ReadAllAsync(stoppingToken))
            {
                running.RemoveAll(task => task.IsCompleted);
                if (IsResting(track)) continue;
                if (_busy.TryAdd(track, false)) running.Add(RunAsync(track, stoppingToken));
                // Not by plain assignment: the pass may end just now, and a mark that nobody clears would keep the track out for ever.
                else _busy.TryUpdate(track, true, false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what runs sees the same token.
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(string track, CancellationToken ct)
    {
        try
        {
            do
            {
                _busy[track] = false;
                await publisher.PublishAsync(track, ct);
            }
            while (_busy[track]);
            _resting.TryRemove(track, out _);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The store still says that the track is to be published.
        }
        catch (Exception e)
        {
            Log.Failed(log, e, track);
            Rest(track);
        }
        finally
        {
            // A change that came after the last look and before this line is found by the next look at the store.
            _busy.TryRemove(track, out _);
        }
    }

    // A track that fails is asked for again by every look at the store; each failure in a row doubles the rest before it is heard.
    private void Rest(string track)
    {
        var failures = _resting.TryGetValue(track, out var before) ? before.Failures + 1 : 1;
        var rest = Again * (1 << Math.Min(failures, 8));
        _resting[track] = (failures, time.GetUtcNow() + (rest < LongestRest ? rest : LongestRest));
    }

    private bool IsResting(string track) => _resting.TryGetValue(track, out var rest) && time.GetUtcNow() < rest.Until;

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            foreach (var track in await store.TracksToPublishAsync(ct)) bells.Publish(track);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException or ObjectDisposedException)
        {
            // Stopping, or the store is away: the next look comes.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Track {Track} could not be published; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception e, string track);
    }
}
