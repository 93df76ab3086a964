using Swarm.Agents.Gateway;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Work;

/// <summary>The money behind the gateway: reserves durably before each call, within the limits of the track, the day and the person.</summary>
public sealed class Ledger(TrackStore store, TrackArchive archive, Incarnation node)
{
    public GatewayLedger Open() => new(ReserveAsync, SettleAsync);

    private async ValueTask<ReservationVerdict> ReserveAsync(CallReservation call, CancellationToken ct)
    {
        var seat = SeatName.Read(call.Seat);
        if ((await archive.LoadAsync(seat.Track, ct)).State is not { } state) return new ReservationVerdict(false, "The track is gone.");
        // A session whose job is no longer wanted may live on for a moment; it spends nothing any more.
        if (TrackJobs.Of(state).All(job => job.Key != seat.Job)) return new ReservationVerdict(false, "The track no longer wants this session.");
        var reservation = new UsageReservation(call.Call, seat.Track, state.Labeller.Login, $"{seat.Track}/{seat.Job}", call.Model, call.ReservedUsd, node.Node, node.Life) { Lease = seat.Lease };
        var limits = new UsageLimits(state.LimitUsd, state.Settings.Budget.DayUsd, state.Settings.Budget.PersonDayUsd);
        return await store.ReserveAsync(reservation, limits, ct) switch
        {
            ReserveResult.LeaseLost => new ReservationVerdict(false, "The job of this session has passed to another worker."),
            ReserveResult.Refused refused => new ReservationVerdict(false, Words(refused, call.ReservedUsd)),
            _ => new ReservationVerdict(true, null),
        };
    }

    private async ValueTask SettleAsync(CallSettlement call, CancellationToken ct) =>
        await store.SettleAsync(call.Call, new CallUsage(call.CostUsd, call.InputTokens, call.OutputTokens, call.CachedTokens), ct);

    private static string Words(ReserveResult.Refused refused, decimal asked)
    {
        var whose = refused.Limit switch
        {
            UsageLimitKind.Track => "the track's",
            UsageLimitKind.Day => "the day's",
            _ => "the person's daily",
        };
        return $"A call of up to ${asked:0.00} would pass {whose} limit: ${refused.SpentUsd:0.00} of ${refused.LimitUsd:0.00} are spent or set aside. `/swarm budget +5` raises a track's limit.";
    }
}
