namespace Swarm.Agents.Gateway;

/// <summary>What ends a call from outside.</summary>
internal sealed record SeatLimits(TimeSpan CallTimeout, TimeProvider Time, CancellationToken Closing);
