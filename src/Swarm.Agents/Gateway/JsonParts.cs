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

    public static bool IsYes(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    /// <summary>Copies those fields that are text, a number, yes or no.</summary>
    public static JsonObject CopyPlain(this JsonObject target, JsonObject source, IEnumerable<string> fields) =>
        target.Copy(source, fields.Where(field => source[field] is JsonValue));

    /// <summary>Copies a field that is an object, as schemas are.</summary>
    public static JsonObject CopyObject(this JsonObject target, JsonObject source, string field) =>
        source[field] is JsonObject ? target.Copy(source, [field]) : target;

    /// <summary>How closely OpenAI's models look at a picture. A closer look than these costs more than is reserved.</summary>
    public static JsonObject CopyDetail(this JsonObject target, JsonObject source) =>
        source["detail"].AsText() is "low" or "high" or "auto" ? target.CopyPlain(source, ["detail"]) : target;

    /// <summary>OpenAI keeps nothing, and serves at the tier whose prices are configured.</summary>
    public static JsonObject FixTerms(this JsonObject target)
    {
        target["store"] = false;
        target["service_tier"] = "default";
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
