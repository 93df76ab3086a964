using Swarm.Bot.Hosting;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>
/// Brings stored deliveries to decisions, those of one repository in the order in which they arrived. No repository waits for
/// another: one whose turn takes long, for GitHub limits its installation or git is slow, goes on by itself.
/// </summary>
internal sealed partial class DeliveryPump(TrackStore store, DeliveryHandling handling, DeliveryBell bell, NodeSettings settings, TimeProvider time, ILogger<DeliveryPump> log) : BackgroundService
{
    private const int Batch = 64;

    /// <summary>Pages after which a walk begins again with the oldest, so that what was put off gets its turn in a burst too.</summary>
    private const int MostPages = 64;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>How long the repositories of one page are waited for before the next page is read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Deliveries a second at which a full page is taken for a burst; handling them at once would slow down their taking.</summary>
    private const double BurstRate = 1000;

    /// <summary>
    /// Between two pages of a burst. To take deliveries has precedence: GitHub waits ten seconds for an answer, and what is stored
    /// waits as long as it must.
    /// </summary>
    private static readonly TimeSpan BurstRest = TimeSpan.FromMilliseconds(250);

    /// <summary>The repositories that are at work; false in the end where the rest must wait.</summary>
    private readonly Dictionary<long, Task<bool>> _lanes = [];

    /// <summary>Walks in a row that put something off.</summary>
    private int _putOff;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryWalkAsync(stoppingToken);
                await bell.WaitAsync(Wait(), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits is on disk.
        }

        await ((Task)Task.WhenAll(_lanes.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What was put off is looked at again sooner than what nobody told us of, but not faster and faster.
    private TimeSpan Wait()
    {
        var pause = settings.RetryPause * (1 << Math.Min(_putOff, 8));
        return _putOff > 0 && pause < Look ? pause : Look;
    }

    private async Task TryWalkAsync(CancellationToken ct)
    {
        try
        {
            await WalkAsync(ct);
        }
        catch (StoreUnavailableException e)
        {
            Log.NoStore(log, e);
        }
    }

    /// <summary>Goes once through what waits. Of a repository that holds something back, or is still at work, nothing more is begun.</summary>
    private async Task WalkAsync(CancellationToken ct)
    {
        var held = new HashSet<long>();
        var putOff = await SettleAsync(held);
        var (after, pages) = ((long?)0, 0);
        while (after is { } from && pages++ < MostPages)
        {
            var (rung, begun) = (bell.Count, time.GetTimestamp());
            var page = await store.PendingDeliveriesAsync(Batch, ct, from);
            await HandleAsync(page.Deliveries, held, ct);
            putOff |= await SettleAsync(held);
            after = page.Next;
            if (after is not null && bell.Count - rung > BurstRate * time.GetElapsedTime(begun).TotalSeconds) await Task.Delay(BurstRest, time, ct);
        }

        // The rest of a long line is not new, so nobody rings for it.
        if (after is not null) bell.Ring();
        _putOff = putOff ? _putOff + 1 : 0;
    }

    private async Task HandleAsync(IReadOnlyList<StoredDelivery> page, HashSet<long> held, CancellationToken ct)
    {
        var begun = new List<Task<bool>>();
        foreach (var lane in page.Select(ReadDelivery.Of).GroupBy(delivery => delivery.Repository).Where(lane => !held.Contains(lane.Key)))
            begun.Add(_lanes[lane.Key] = Task.Run(() => handling.HandleAsync([.. lane], ct), CancellationToken.None));
        try
        {
            await Task.WhenAll(begun).WaitAsync(Patience, time, ct);
        }
        catch (TimeoutException)
        {
            foreach (var lane in begun.Where(lane => !lane.IsCompleted)) _ = RingAfterAsync(lane);
        }
    }

    /// <summary>Takes away the lanes that have ended. Those at work, and those with something left that must wait, are held.</summary>
    /// <returns>True where something must wait.</returns>
    private async Task<bool> SettleAsync(HashSet<long> held)
    {
        var putOff = false;
        foreach (var (repository, lane) in _lanes.ToList())
        {
            if (lane.IsCompleted) _lanes.Remove(repository);
            if (lane.IsCompleted && await lane) continue;
            held.Add(repository);
            putOff |= lane.IsCompleted;
        }

        return putOff;
    }

    private async Task RingAfterAsync(Task lane)
    {
        await lane.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bell.Ring();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The store cannot be reached; deliveries wait until it is back.")]
        public static partial void NoStore(ILogger logger, Exception e);
    }
}
