namespace Swarm.Storage;

/// <summary>A webhook delivery as it was received.</summary>
public sealed record StoredDelivery(Guid Id, string EventName, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt);
