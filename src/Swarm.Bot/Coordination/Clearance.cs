using System.Collections.Concurrent;
using System.Text.Json;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>
/// Clears away what sessions leave on this server once their tracks have moved on: exchange folders that nobody reads again, and the
/// trees of attempts that ended, after their work was saved. At start it looks at everything that an earlier life left.
/// </summary>
public sealed partial class Clearance(
    TrackArchive archive, TrackBells bells, RunningJobs running, ExchangeFolders exchange, LeftTrees trees, TimeProvider time, ILogger<Clearance> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>Tracks to look at, and from when on.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bells.Changed += state => _due[state.Key.ToString()] = time.GetUtcNow();
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            await FindAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var (track, from) in _due.ToList().Where(each => each.Value <= time.GetUtcNow())) await LookAsync(track, from, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the next start looks at everything.
        }
    }

    private async Task FindAsync(CancellationToken ct)
    {
        try
        {
            foreach (var track in exchange.Tracks().Concat(await trees.TracksAsync(ct))) _due.TryAdd(track, time.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.Unread(log, e);
        }
    }

    // A job that was cancelled may still be saving its work.
    private async Task LookAsync(string track, DateTimeOffset due, CancellationToken ct)
    {
        if (running.IsBusy(track)) return;
        try
        {
            var state = (await archive.LoadAsync(track, ct)).State;
            exchange.Clear(track, state);
            if (state is not null) await trees.ClearAsync(state, ct);
            // A change that came meanwhile has set another time.
            _due.TryRemove(KeyValuePair.Create(track, due));
        }
        catch (Exception e) when (e is GitException or ImpossibleEventException or JsonException)
        {
            // What git cannot save stays where it is, for people; trying again would not change that.
            Log.Stays(log, e, track);
            _due.TryRemove(KeyValuePair.Create(track, due));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GitHubUnavailableException or GitHubRefusedException or StoreUnavailableException)
        {
            Log.Later(log, e, track);
            _due.TryUpdate(track, time.GetUtcNow() + Again, due);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What an earlier life left on this server could not be listed; it stays until the next start.")]
        public static partial void Unread(ILogger logger, Exception e);

        [LoggerMessage(LogLevel.Warning, "A work tree of track {Track} could not be cleared away and stays on this server.")]
        public static partial void Stays(ILogger logger, Exception e, string track);

        [LoggerMessage(LogLevel.Warning, "What the sessions of track {Track} left could not be cleared away; it is tried again.")]
        public static partial void Later(ILogger logger, Exception e, string track);
    }
}
