using System.Collections.Concurrent;
using System.Threading.Channels;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests;

/// <summary>A ledger with a limit; it keeps what it was asked and told.</summary>
internal sealed class Purse
{
    private readonly ConcurrentQueue<CallReservation> _reservations = new();
    private readonly ConcurrentQueue<CallSettlement> _settlements = new();
    private readonly Lock _gate = new();
    private decimal _granted;
    private readonly Channel<CallSettlement> _settled = Channel.CreateUnbounded<CallSettlement>();

    public decimal LimitUsd { get; set; } = 1_000;

    /// <summary>Counts what is reserved as spent, as the real ledger does; a call's own settlement frees nothing here.</summary>
    public bool CountsReservations { get; set; }

    public IReadOnlyList<CallReservation> Reservations => [.. _reservations];

    public IReadOnlyList<CallSettlement> Settlements => [.. _settlements];

    public GatewayLedger Ledger => new(Reserve, Settle);

    public Task<CallSettlement> NextSettlementAsync() =>
        _settled.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    private ValueTask<ReservationVerdict> Reserve(CallReservation call, CancellationToken ct)
    {
        _reservations.Enqueue(call);
        return ValueTask.FromResult(Grants(call)
            ? new ReservationVerdict(true, null)
            : new ReservationVerdict(false, $"The track's limit is {LimitUsd} USD."));
    }

    private bool Grants(CallReservation call)
    {
        lock (_gate)
        {
            var spent = CountsReservations ? _granted : _settlements.Sum(each => each.CostUsd);
            if (spent + call.ReservedUsd > LimitUsd) return false;
            _granted += call.ReservedUsd;
            return true;
        }
    }

    private ValueTask Settle(CallSettlement call, CancellationToken ct)
    {
        _settlements.Enqueue(call);
        _settled.Writer.TryWrite(call);
        return ValueTask.CompletedTask;
    }
}
