namespace Swarm.Storage.Deliveries;

/// <summary>A delivery that waits, and where its body lies.</summary>
internal sealed record PendingPlace(Guid Id, SegmentPlace Place);
