using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Shapes;

internal static class JsonList
{
    public static JsonArray Of<T>(IEnumerable<T> items, Func<T, JsonNode?> shape) => new([.. items.Select(shape)]);

    public static JsonArray Of(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);
}
