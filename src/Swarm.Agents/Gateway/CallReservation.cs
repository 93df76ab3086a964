namespace Swarm.Agents.Gateway;

/// <summary>The most a call can cost, asked for before it leaves.</summary>
/// <param name="Seat">Key of the attempt.</param>
/// <param name="Call">Id of the call.</param>
/// <param name="Model">The model asked for.</param>
/// <param name="ReservedUsd">Upper bound in US dollars.</param>
public sealed record CallReservation(string Seat, string Call, string Model, decimal ReservedUsd);
