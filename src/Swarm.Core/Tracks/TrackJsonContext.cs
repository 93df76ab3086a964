using System.Text.Json.Serialization;

namespace Swarm.Core.Tracks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(TrackEvent))]
[JsonSerializable(typeof(TrackState))]
internal sealed partial class TrackJsonContext : JsonSerializerContext;
