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

    /// <summary>Tracks under way; true when one changed again meanwhile.</summary>
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = time.CreateTimer(_ => _ = LookAsync(stoppingToken), null, TimeSpan.Zero, Look);
        var running = new List<Task>();
        try
        {
            await foreach (var track in bells.ToPublish.ReadAllAsync(stoppingToken))
            {
                running.RemoveAll(task => task.IsCompleted);
                if (_busy.TryAdd(track, false)) running.Add(RunAsync(track, stoppingToken));
                else _busy[track] = true;
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
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The store still says that the track is to be published.
        }
        catch (Exception e)
        {
            Log.Failed(log, e, track);
            await PauseAsync(e, ct);
        }
        finally
        {
            // A change that came after the last look and before this line is found by the next look at the store.
            _busy.TryRemove(track, out _);
        }
    }

    private async Task PauseAsync(Exception e, CancellationToken ct)
    {
        var pause = e is GitHubUncertainException ? Again * 2 : Again;
        await Task.Delay(pause, time, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

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
