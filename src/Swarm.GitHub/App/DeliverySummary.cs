using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>A webhook delivery as listed.</summary>
/// <param name="Id">GitHub's number of this attempt.</param>
/// <param name="EventGuid">Identity of the event, the same for every redelivery (<c>X-GitHub-Delivery</c>).</param>
/// <param name="DeliveredAt">When it was sent.</param>
/// <param name="Event">Event name (<c>X-GitHub-Event</c>).</param>
/// <param name="Action">The event's action, where it has one.</param>
/// <param name="StatusCode">What the receiver answered; 0 where it did not.</param>
/// <param name="Redelivery">True where this was a repetition.</param>
/// <param name="InstallationId">Installation the event belongs to, where it has one.</param>
public sealed record DeliverySummary(
    long Id,
    [property: JsonPropertyName("guid")] string EventGuid,
    DateTimeOffset DeliveredAt,
    string Event,
    string? Action,
    int StatusCode,
    bool Redelivery,
    long? InstallationId = null);
