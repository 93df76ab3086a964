namespace Swarm.GitHub;

/// <summary>One page of webhook deliveries; <paramref name="NextCursor"/> null says it is the last.</summary>
public sealed record DeliveryPage(IReadOnlyList<DeliverySummary> Deliveries, string? NextCursor);
