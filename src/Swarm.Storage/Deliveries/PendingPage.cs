namespace Swarm.Storage;

/// <summary>Some of the deliveries that wait, in the order they came.</summary>
/// <param name="Next">Behind which the next page begins; null where no more were waiting.</param>
public sealed record PendingPage(IReadOnlyList<StoredDelivery> Deliveries, long? Next);
