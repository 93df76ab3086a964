using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>A selected field. With <paramref name="OnType"/> set it stands inside an inline fragment of that type.</summary>
internal sealed record GraphQlField(
    string Name,
    string Alias,
    IReadOnlyDictionary<string, JsonNode?> Arguments,
    IReadOnlyList<GraphQlField> Selection,
    string? OnType);
