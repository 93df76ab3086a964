using System.Text.Json.Serialization;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CommentData))]
[JsonSerializable(typeof(IReadOnlyList<PastWrite>))]
internal sealed partial class PublishingJson : JsonSerializerContext;
