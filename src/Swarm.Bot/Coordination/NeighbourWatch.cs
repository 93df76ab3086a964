using System.Collections.Concurrent;
using System.Threading.Channels;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Keeps every open track informed of its neighbours: at once after a decision that changes files, and again every minute for what a crash left unsaid.</summary>
public sealed partial class NeighbourWatch(Neighbourhood neighbourhood, Coordinator coordinator, TrackBells bells, TrackStore store, TimeProvider time, ILogger<NeighbourWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Channel<long> _changed = Channel.CreateUnbounded<long>();

    /// <summary>What stands in the channel: many decisions before the next look ask for one look.</summary>
    private readonly ConcurrentDictionary<long, bool> _waiting = new();

    /// <summary>By repository, the open tracks and their versions when the last look took it up: what has not moved since is not folded and compared again.</summary>
    private readonly ConcurrentDictionary<long, int> _seen = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bells.FilesChanged += Note;
        using var look = time.CreateTimer(_ => _ = LookAsync(stoppingToken), null, TimeSpan.Zero, Every);
        try
        {
            await foreach (var repository in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                // Before the look: what changes during it asks for another.
                _waiting.TryRemove(repository, out _);
                await TellAsync(repository, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: the next start looks at all of them.
        }
        finally
        {
            bells.FilesChanged -= Note;
        }
    }

    private void Note(long repository)
    {
        if (_waiting.TryAdd(repository, true)) _changed.Writer.TryWrite(repository);
    }

    private async Task TellAsync(long repository, CancellationToken ct)
    {
        try
        {
            foreach (var (track, signal) in await neighbourhood.NewsAsync(repository, time.GetUtcNow(), ct))
                await coordinator.HearAsync(track, signal, Occasion.None, ct);
        }
        catch (StoreUnavailableException e)
        {
            _seen.TryRemove(repository, out _);
            Log.NoStore(log, e, repository);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var crowded = (await store.ListTracksAsync(TrackFilter.Open, null, ct)).GroupBy(row => row.RepositoryId).Where(group => group.Count() > 1);
            foreach (var repository in crowded)
            {
                var now = Fingerprint(repository);
                if (_seen.TryGetValue(repository.Key, out var seen) && seen == now) continue;
                _seen[repository.Key] = now;
                Note(repository.Key);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException or ObjectDisposedException)
        {
            // Stopping, or the store is away: the next look comes.
        }
    }

    private static int Fingerprint(IEnumerable<TrackRow> open)
    {
        var hash = new HashCode();
        foreach (var row in open.OrderBy(row => row.Key, StringComparer.Ordinal)) hash.Add((row.Key, row.Version));
        return hash.ToHashCode();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The store cannot be reached; tracks of repository {Repository} hear of their neighbours later.")]
        public static partial void NoStore(ILogger logger, Exception e, long repository);
    }
}
