namespace Swarm.Agents.Gateway;

/// <summary>
/// The money behind the gateway. Every granted reservation is settled exactly once.
/// </summary>
/// <param name="Reserve">Decides before a call leaves; may wait while other reservations can still free room.</param>
/// <param name="Settle">Records what a call really cost.</param>
public sealed record GatewayLedger(
    Func<CallReservation, CancellationToken, ValueTask<ReservationVerdict>> Reserve,
    Func<CallSettlement, CancellationToken, ValueTask> Settle);
