using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds message content anew from allowed blocks and remembers the first that is not allowed.</summary>
internal sealed class ContentBlocks
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["text"] = ["text"],
        ["image"] = [],
        ["document"] = ["title", "context"],
        ["tool_use"] = ["id", "name", "input"],
        ["tool_result"] = ["tool_use_id", "is_error"],
        ["thinking"] = ["thinking", "signature"],
        ["redacted_thinking"] = ["data"],
    };

    private static readonly string[] SourceFields = ["type", "media_type", "data"];

    public string? Fault { get; private set; }

    /// <summary>Plain text, or a list of blocks.</summary>
    public JsonNode? Content(JsonNode? content)
    {
        if (content.AsText() is { } text) return text;
        if (content is not JsonArray blocks) return null;
        var built = new JsonArray();
        foreach (var block in blocks.OfType<JsonObject>()) built.Add(Block(block));
        return built;
    }

    private JsonObject? Block(JsonObject block)
    {
        var type = block["type"].AsText() ?? "";
        if (!Fields.TryGetValue(type, out var fields)) return Refuse($"Content of type '{Excerpt.Of(type, 60)}' does not pass the gateway.");
        var built = new JsonObject { ["type"] = type }.Copy(block, fields).CopyCacheControl(block);
        if (type == "tool_result" && block["content"] is { } content) built["content"] = Content(content);
        if (type is "image" or "document") built["source"] = Source(block["source"] as JsonObject);
        return built;
    }

    private JsonObject? Source(JsonObject? source) => source?["type"].AsText() is "base64" or "text"
        ? new JsonObject().Copy(source, SourceFields)
        : Refuse("Images and documents pass the gateway only inline (base64), never by address or file id.");

    private JsonObject? Refuse(string fault)
    {
        Fault ??= fault;
        return null;
    }
}
