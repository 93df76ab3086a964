namespace Swarm.Storage.Deliveries;

/// <summary>A delivery that waits, its number in the order of arrival, and where its body lies.</summary>
internal sealed record PendingPlace(long Number, Guid Id, SegmentPlace Place);
