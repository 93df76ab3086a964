using System.Text.Json.Serialization;

namespace Swarm.Storage.Jobs;

/// <summary>Lists that a statement takes as one JSON parameter.</summary>
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(IReadOnlyCollection<long>))]
[JsonSerializable(typeof(IReadOnlyCollection<SlotLimit>))]
internal sealed partial class StoreJson : JsonSerializerContext;
