using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Careful reading and copying of parts of a foreign JSON tree.</summary>
internal static class JsonParts
{
    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? AsInteger(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public static JsonObject Copy(this JsonObject target, JsonObject source, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (source[field] is { } value) target[field] = value.DeepClone();
        }

        return target;
    }

    /// <summary>Always the short-lived cache: the price table knows no other.</summary>
    public static JsonObject CopyCacheControl(this JsonObject target, JsonObject source)
    {
        if (source["cache_control"] is JsonObject) target["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        return target;
    }

    public static byte[] ToBytes(this JsonObject node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) node.WriteTo(writer);
        return stream.ToArray();
    }
}
