using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Work;

/// <summary>
/// Claims jobs and runs them side by side within the server's slots. On stop it claims nothing more, ends what runs and hands it back.
/// </summary>
public sealed partial class Worker(TrackStore store, IJobQueue queue, LeasedRun leased, RunningJobs running, NodeSettings settings, Incarnation node, ILogger<Worker> log) : BackgroundService
{
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ClaimRequest(node.Node, node.Life, Limits:
        [
            new SlotLimit(Slots.Agent, settings.AgentSlots),
            new SlotLimit(Slots.Command, settings.CommandSlots),
            new SlotLimit(Slots.Light, 16),
        ]);
        while (!stoppingToken.IsCancellationRequested)
        {
            _running.RemoveAll(task => task.IsCompleted);
            try
            {
                if (await store.ClaimJobAsync(request with { Held = running.Ids }, stoppingToken) is { } job) _running.Add(leased.RunAsync(job, stoppingToken));
                else await queue.WaitAsync(settings.RetryPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (StoreUnavailableException e)
            {
                Log.NoStore(log, e);
                await PauseAsync(stoppingToken);
            }
        }

        await Task.WhenAll(_running);
    }

    // Stopping must not leave the loop past the wait for what runs.
    private Task PauseAsync(CancellationToken stopping) =>
        Task.Delay(settings.RetryPause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The store cannot be reached; no job is claimed until it is back.")]
        public static partial void NoStore(ILogger logger, Exception e);
    }
}
