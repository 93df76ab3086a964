using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>Writes an enum as REST spells it: <c>timed_out</c>.</summary>
internal sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
