using System.Collections.Concurrent;
using System.Diagnostics;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Publishes tracks as they change, each by itself, and looks at the store for those it was not told of.</summary>
public sealed partial class PublishLoop(Publisher publisher, TrackStore store, TrackBells bells, NodeSettings settings, TimeProvider time, ILogger<PublishLoop> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>Tracks under way.</summary>
    private readonly ConcurrentDictionary<string, BusyTrack> _busy = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = time.CreateTimer(_ => _ = LookAsync(stoppingToken), null, TimeSpan.Zero, Look);
        var running = new List<Task>();
        try
        {
            await foreach (var track in bells.ToPublish.ReadAllAsync(stoppingToken))
            {
                running.RemoveAll(task => task.IsCompleted);
                var busy = new BusyTrack(time);
                if (_busy.TryAdd(track, busy)) running.Add(RunAsync(track, busy, stoppingToken));
                // The pass may end just now: then the next look finds the change.
                else if (_busy.TryGetValue(track, out var under)) under.Change();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what runs sees the same token.
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(string track, BusyTrack busy, CancellationToken ct)
    {
        try
        {
            for (var failures = 0; ; failures++)
            {
                if (await PassedAsync(track, busy, ct)) return;
                // Who is busy is not asked again: what comes meanwhile is in the next pass, which looks at the newest state.
                await Task.Delay(Rest(failures), time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The store still says that the track is to be published.
        }
        finally
        {
            // A change that came after the last look and before this line is found by the next look at the store.
            _busy.TryRemove(track, out _);
            busy.Dispose();
        }
    }

    /// <returns>False when the pass failed and must be made again.</returns>
    private async Task<bool> PassedAsync(string track, BusyTrack busy, CancellationToken ct)
    {
        try
        {
            do await PassAsync(track, busy, ct);
            while (busy.Changed);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.Failed(log, e, track);
            return false;
        }
    }

    private async Task PassAsync(string track, BusyTrack busy, CancellationToken ct)
    {
        using var scope = Scopes.Track(log, track);
        using var span = Traces.Publish(track, bells.TakeTrace(track));
        var begun = Stopwatch.GetTimestamp();
        var result = PassResults.Failed;
        try
        {
            result = await publisher.PublishAsync(track, busy.Begin(), ct) ? PassResults.Complete : PassResults.Again;
        }
        finally
        {
            span?.SetTag(Labels.Result, result);
            Measures.PublishDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, Labels.Of(Labels.Result, result));
        }
    }

    // Each failure in a row doubles the rest.
    private TimeSpan Rest(int failures)
    {
        var rest = settings.RetryPause * (1 << Math.Min(failures, 8));
        return rest < LongestRest ? rest : LongestRest;
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            // One under way is no news: what it waits for must not be given up for nothing.
            foreach (var track in (await store.TracksToPublishAsync(ct)).Where(track => !_busy.ContainsKey(track))) bells.Publish(track);
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
