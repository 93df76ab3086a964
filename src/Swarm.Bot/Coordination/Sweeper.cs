using Swarm.Bot.Hosting;
using Swarm.Cell;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>At start ends what an earlier life of this node left running, then takes back what that life held; later rings again for jobs that nobody claimed.</summary>
public sealed partial class Sweeper(TrackStore store, IJobQueue queue, Incarnation node, TimeProvider time, ILogger<Sweeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // What an earlier life started may still write into a work tree or to GitHub: nothing is done twice beside it.
        var ended = await MarkedProcesses.EndAsync(node.Mark, time, cancellationToken);
        if (ended.Found > 0) Log.Ended(log, ended.Found, ended.Left);
        var jobs = await store.TakeBackAsync(node.Node, node.Life, cancellationToken);
        var calls = await store.SettleAbandonedAsync(node.Node, node.Life, cancellationToken);
        if (jobs.Count + calls > 0) Log.TookBack(log, jobs.Count, calls);
        foreach (var job in jobs) await queue.RingAsync(job, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        try
        {
            foreach (var job in await store.UnclaimedJobsAsync(Every, ct)) await queue.RingAsync(job, ct);
        }
        catch (StoreUnavailableException e)
        {
            Log.NoStore(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Ended {Processes} process(es) of this node's earlier life; {Left} could not be ended.")]
        public static partial void Ended(ILogger logger, int processes, int left);

        [LoggerMessage(LogLevel.Information, "Took back {Jobs} job(s) and settled {Calls} model call(s) of this node's earlier life.")]
        public static partial void TookBack(ILogger logger, int jobs, int calls);

        [LoggerMessage(LogLevel.Warning, "The store cannot be reached; the sweep waits.")]
        public static partial void NoStore(ILogger logger, Exception e);
    }
}
