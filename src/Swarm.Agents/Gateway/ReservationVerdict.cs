namespace Swarm.Agents.Gateway;

/// <summary>Whether a call may leave.</summary>
/// <param name="Granted">False: nothing leaves.</param>
/// <param name="Reason">Which limit refused, with its figures, as a sentence; shown to the agent and to people.</param>
public sealed record ReservationVerdict(bool Granted, string? Reason);
