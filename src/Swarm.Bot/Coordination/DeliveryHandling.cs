using System.Collections.Concurrent;
using Swarm.Bot.Signals;
using Swarm.Bot.Telemetry;
using Swarm.Git;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Coordination;

/// <summary>Decides on what was delivered. One that cannot be handled now is put off, and given up in the end unless GitHub or the store is away.</summary>
internal sealed partial class DeliveryHandling(TrackStore store, SignalReader reader, Coordinator coordinator, ILogger<DeliveryPump> log)
{
    private const int MostTries = 5;

    /// <summary>Ten minutes at least.</summary>
    private const int MostGitTries = 120;

    private readonly ConcurrentDictionary<Guid, int> _tries = [];

    /// <summary>Handles deliveries of one repository one after the other.</summary>
    /// <returns>False when one must wait, and with it those behind it.</returns>
    public async Task<bool> HandleAsync(IReadOnlyList<ReadDelivery> deliveries, CancellationToken ct)
    {
        // What means nothing to any track is marked together, so that a burst of such news costs one write.
        var ignored = new List<(Guid Id, string? Reason)>();
        var all = true;
        foreach (var delivery in deliveries)
        {
            all = await HandleAsync(delivery, ignored, ct);
            if (!all) break;
        }

        if (ignored.Count > 0) await store.IgnoreDeliveriesAsync(ignored, ct);
        return all;
    }

    private async Task<bool> HandleAsync(ReadDelivery delivery, List<(Guid, string?)> ignored, CancellationToken ct)
    {
        using var scope = Scopes.Delivery(log, delivery.Stored.Id);
        try
        {
            await DecideAsync(delivery, ignored, ct);
            _tries.TryRemove(delivery.Stored.Id, out _);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            return await PutOffAsync(delivery.Stored, e, ct);
        }
    }

    private async Task DecideAsync(ReadDelivery delivery, List<(Guid, string?)> ignored, CancellationToken ct)
    {
        var (id, name) = (delivery.Stored.Id, delivery.Stored.EventName);
        using var span = Traces.Deliver(id, name);
        var reading = await reader.HearAsync(delivery.Reading, delivery.Stored.ReceivedAt, ct);
        Log.Read(log, name, id, reading.Signals.Count, reading.Remark);
        if (reading.IsFault) await store.MarkDeliveryAsync(id, DeliveryOutcome.Poisoned, reading.Remark, ct);
        else if (reading.Signals.Count == 0) ignored.Add((id, reading.Remark));

        // The mark goes with the last decision: a crash before it repeats the others, and repeating decides nothing.
        for (var i = 0; i < reading.Signals.Count; i++)
        {
            var last = i == reading.Signals.Count - 1;
            var heard = await coordinator.HearAsync(reading.Signals[i].Track, reading.Signals[i].Signal, last ? new Occasion(Delivery: id) : Occasion.None, ct);
            if (last && heard == HeardResult.NotDecidable)
                await store.MarkDeliveryAsync(id, DeliveryOutcome.Poisoned, "its track is parked", ct);
        }
    }

    private async Task<bool> PutOffAsync(StoredDelivery delivery, Exception e, CancellationToken ct)
    {
        var tries = _tries.AddOrUpdate(delivery.Id, 1, (_, before) => before + 1);
        Log.Failed(log, e, delivery.EventName, delivery.Id, tries);
        // GitHub or the store being away is no fault of the delivery; it waits for as long as it takes. Git does not say whose
        // fault it is, so it gets patience but not for ever.
        if (e is GitHubUnavailableException or GitUnreachableException or StoreUnavailableException) return false;
        if (tries < (e is GitException ? MostGitTries : MostTries)) return false;
        _tries.TryRemove(delivery.Id, out _);
        await store.MarkDeliveryAsync(delivery.Id, DeliveryOutcome.Poisoned, e.Message, ct);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Delivery {Name} {Delivery}: {Count} signal(s) {Remark}.")]
        public static partial void Read(ILogger logger, string name, Guid delivery, int count, string? remark);

        [LoggerMessage(LogLevel.Warning, "Delivery {Name} {Delivery} could not be handled (try {Attempt}).")]
        public static partial void Failed(ILogger logger, Exception e, string name, Guid delivery, int attempt);
    }
}
