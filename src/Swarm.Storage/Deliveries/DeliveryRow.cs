namespace Swarm.Storage;

/// <summary>What became of a delivery. <paramref name="Outcome"/> is null while it waits.</summary>
public sealed record DeliveryRow(Guid Id, string EventName, DateTimeOffset ReceivedAt, DeliveryOutcome? Outcome, string? Reason);
