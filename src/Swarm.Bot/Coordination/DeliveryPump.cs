using Swarm.Bot.Hosting;
using Swarm.Bot.Signals;
using Swarm.Bot.Telemetry;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Turns stored deliveries into signals, those of one repository in the order in which they arrived.</summary>
public sealed partial class DeliveryPump(TrackStore store, SignalReader reader, Coordinator coordinator, DeliveryBell bell, NodeSettings settings, TimeProvider time, ILogger<DeliveryPump> log) : BackgroundService
{
    private const int Batch = 64;
    private const int MostTries = 5;

    /// <summary>Ten minutes at least.</summary>
    private const int MostGitTries = 120;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two batches while deliveries come faster than they are handled. To take them has precedence: GitHub waits ten seconds
    /// for an answer, and what is stored waits as long as it must.
    /// </summary>
    private static readonly TimeSpan BurstRest = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Guid, int> _tries = [];

    /// <summary>Of this batch, what means nothing to any track: marked together, so that a burst of such news costs one write.</summary>
    private readonly List<(Guid Id, string? Reason)> _ignored = [];

    /// <summary>Batches in a row that put something off.</summary>
    private int _putOff;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var rung = bell.Count;
                if (!await TryBatchAsync(stoppingToken)) await bell.WaitAsync(Wait(), time, stoppingToken);
                else if (bell.Count - rung > Batch) await Task.Delay(BurstRest, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits is on disk.
        }
    }

    // What was put off is looked at again sooner than what nobody told us of, but not faster and faster.
    private TimeSpan Wait()
    {
        var pause = settings.RetryPause * (1 << Math.Min(_putOff, 8));
        return _putOff > 0 && pause < Look ? pause : Look;
    }

    private async Task<bool> TryBatchAsync(CancellationToken ct)
    {
        try
        {
            return await HandleBatchAsync(ct);
        }
        catch (StoreUnavailableException e)
        {
            Log.NoStore(log, e);
            return false;
        }
    }

    /// <returns>True when there may be more at once.</returns>
    private async Task<bool> HandleBatchAsync(CancellationToken ct)
    {
        var pending = await store.PendingDeliveriesAsync(Batch, ct);
        var waiting = new HashSet<long>();
        _ignored.Clear();
        foreach (var delivery in pending)
        {
            if (waiting.Count > 0 && waiting.Contains(RepositoryOf(delivery))) continue;
            if (!await HandleAsync(delivery, ct)) waiting.Add(RepositoryOf(delivery));
        }

        if (_ignored.Count > 0) await store.IgnoreDeliveriesAsync(_ignored, ct);
        _putOff = waiting.Count == 0 ? 0 : _putOff + 1;
        // A batch of large bodies may have been cut short.
        var mayBeCut = pending.Count == Batch || pending.Sum(delivery => (long)delivery.Body.Length) > TrackStore.MostPendingBytes / 2;
        return mayBeCut && waiting.Count == 0;
    }

    private static long RepositoryOf(StoredDelivery delivery) =>
        WebhookReader.Read(delivery.EventName, delivery.Body) is WebhookReading.Known { Event: RepositoryWebhookEvent e } ? e.Repository.Id : 0;

    /// <returns>False when the delivery must wait, and with it those of its repository behind it.</returns>
    private async Task<bool> HandleAsync(StoredDelivery delivery, CancellationToken ct)
    {
        using var scope = Scopes.Delivery(log, delivery.Id);
        try
        {
            await DecideAsync(delivery, ct);
            _tries.Remove(delivery.Id);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            return await PutOffAsync(delivery, e, ct);
        }
    }

    private async Task DecideAsync(StoredDelivery delivery, CancellationToken ct)
    {
        using var span = Traces.Deliver(delivery.Id, delivery.EventName);
        var reading = await reader.ReadAsync(delivery, ct);
        Log.Read(log, delivery.EventName, delivery.Id, reading.Signals.Count, reading.Remark);
        if (reading.IsFault) await store.MarkDeliveryAsync(delivery.Id, DeliveryOutcome.Poisoned, reading.Remark, ct);
        else if (reading.Signals.Count == 0) _ignored.Add((delivery.Id, reading.Remark));

        // The mark goes with the last decision: a crash before it repeats the others, and repeating decides nothing.
        for (var i = 0; i < reading.Signals.Count; i++)
        {
            var last = i == reading.Signals.Count - 1;
            var heard = await coordinator.HearAsync(reading.Signals[i].Track, reading.Signals[i].Signal, last ? new Occasion(Delivery: delivery.Id) : Occasion.None, ct);
            if (last && heard == HeardResult.NotDecidable)
                await store.MarkDeliveryAsync(delivery.Id, DeliveryOutcome.Poisoned, "its track is parked", ct);
        }
    }

    private async Task<bool> PutOffAsync(StoredDelivery delivery, Exception e, CancellationToken ct)
    {
        var tries = _tries[delivery.Id] = _tries.GetValueOrDefault(delivery.Id) + 1;
        Log.Failed(log, e, delivery.EventName, delivery.Id, tries);
        // GitHub or the store being away is no fault of the delivery; it waits for as long as it takes. Git does not say whose
        // fault it is, so it gets patience but not for ever.
        if (e is GitHubUnavailableException or GitUnreachableException or StoreUnavailableException) return false;
        if (tries < (e is GitException ? MostGitTries : MostTries)) return false;
        _tries.Remove(delivery.Id);
        await store.MarkDeliveryAsync(delivery.Id, DeliveryOutcome.Poisoned, e.Message, ct);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Delivery {Name} {Delivery}: {Count} signal(s) {Remark}.")]
        public static partial void Read(ILogger logger, string name, Guid delivery, int count, string? remark);

        [LoggerMessage(LogLevel.Error, "The store cannot be reached; deliveries wait until it is back.")]
        public static partial void NoStore(ILogger logger, Exception e);

        [LoggerMessage(LogLevel.Warning, "Delivery {Name} {Delivery} could not be handled (try {Attempt}).")]
        public static partial void Failed(ILogger logger, Exception e, string name, Guid delivery, int attempt);
    }
}
