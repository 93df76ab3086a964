using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>Writes an enum as GraphQL and review events spell it: <c>REQUEST_CHANGES</c>.</summary>
internal sealed class ShoutingCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false)
    where T : struct, Enum;
