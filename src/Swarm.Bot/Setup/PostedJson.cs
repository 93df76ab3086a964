using System.Text.Json.Serialization;

namespace Swarm.Bot.Setup;

/// <summary>What the set-up posts to GitHub.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManifestJson))]
internal sealed partial class PostedJson : JsonSerializerContext;
