using Swarm.Bot.Hosting;

namespace Swarm.Bot.Missed;

/// <summary>
/// Looks for what no webhook told: first for deliveries, so that news are heard in their order, then at the state itself; after
/// that each at its own pace. A look that fails is said and tried again.
/// </summary>
public sealed partial class WatchLoop(MissedDeliveries deliveries, StateComparison state, MissedComments comments, NodeSettings settings, TimeProvider time, ILogger<WatchLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host must not wait for GitHub.
        await Task.Yield();
        try
        {
            await TryAsync("deliveries", deliveries.LookAsync, stoppingToken);
            await Task.WhenAll(
                EveryAsync("deliveries", settings.Watch.Deliveries, false, deliveries.LookAsync, stoppingToken),
                EveryAsync("state", settings.Watch.State, true, state.LookAsync, stoppingToken),
                EveryAsync("comments", settings.Watch.Comments, true, comments.LookAsync, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task EveryAsync(string what, TimeSpan pause, bool atOnce, Func<CancellationToken, Task<int>> look, CancellationToken ct)
    {
        var next = atOnce ? TimeSpan.Zero : pause;
        while (true)
        {
            if (next > TimeSpan.Zero) await Task.Delay(next, time, ct);
            next = await TryAsync(what, look, ct) || pause < Again ? pause : Again;
        }
    }

    private async Task<bool> TryAsync(string what, Func<CancellationToken, Task<int>> look, CancellationToken ct)
    {
        try
        {
            await look(ct);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            Log.Failed(log, e, what);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The look at {What} could not be finished; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception e, string what);
    }
}
