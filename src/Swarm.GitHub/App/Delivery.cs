using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>A webhook delivery with what was sent. See <see cref="DeliverySummary"/> for the fields in common.</summary>
public sealed record Delivery(long Id, [property: JsonPropertyName("guid")] string EventGuid, string Event, string? Action, DeliveryRequest Request);
