using System.Text.Json.Serialization;

namespace Swarm.Bot.Setup;

/// <summary>What the set-up keeps on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredApp))]
[JsonSerializable(typeof(PendingSetup))]
internal sealed partial class SetupJson : JsonSerializerContext;
