using System.Text.Json.Serialization;

namespace Swarm.Bot.Publishing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommentData))]
internal sealed partial class PublishingJson : JsonSerializerContext;
