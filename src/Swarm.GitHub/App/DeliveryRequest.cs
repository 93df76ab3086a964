using System.Text.Json;

namespace Swarm.GitHub;

/// <summary>The request of a webhook delivery.</summary>
/// <param name="Payload">The body, parsed; its <c>GetRawText()</c> is JSON of the same meaning but not the signed bytes.</param>
/// <param name="Headers">The headers sent, where GitHub shows them.</param>
public sealed record DeliveryRequest(JsonElement Payload, IReadOnlyDictionary<string, string>? Headers = null);
