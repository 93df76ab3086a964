using Swarm.Storage.Usage;

namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>Sets the price of a model call aside, unless what is settled and set aside would then pass a limit.</summary>
    /// <exception cref="ArgumentException">The call id was used before, or the sum is negative.</exception>
    /// <exception cref="StoreRejectedException">The track is unknown.</exception>
    public Task<ReserveResult> ReserveAsync(UsageReservation call, UsageLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegative(call.Usd);
        return WriteAsync(db => new ReserveTransaction(call, limits, Now).Run(db), ct);
    }

    /// <summary>Replaces what was set aside by what the call came to. False where it was settled before or is unknown.</summary>
    public Task<bool> SettleAsync(string callId, CallUsage usage, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentOutOfRangeException.ThrowIfNegative(usage.Usd);
        return WriteAsync(db => UsageTable.Settle(db, callId, usage, Now), ct);
    }

    /// <summary>
    /// At the start of a node: calls of its earlier lives count as spent in full, for nobody knows what they came to.
    /// Gives how many.
    /// </summary>
    public Task<int> SettleAbandonedAsync(string node, string incarnation, CancellationToken ct) =>
        WriteAsync(db => UsageTable.SettleAbandoned(db, node, incarnation, Now), ct);

    /// <summary>What a track has used; all zero where nothing is known.</summary>
    public Task<UsageTotals> UsageAsync(string trackKey, CancellationToken ct) =>
        ReadAsync(db => UsageTable.Totals(db, trackKey), ct);
}
