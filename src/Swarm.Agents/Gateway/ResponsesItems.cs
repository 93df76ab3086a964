using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds the input of a Responses request anew. Ids of items are left out: they name what a provider has stored.</summary>
internal sealed class ResponsesItems(OpenAiScreen screen)
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["message"] = ["role", "phase"],
        ["function_call"] = ["call_id", "name", "arguments"],
        ["function_call_output"] = ["call_id"],
        ["custom_tool_call"] = ["call_id", "name", "input"],
        ["custom_tool_call_output"] = ["call_id"],
        ["reasoning"] = ["encrypted_content"],
    };

    private static readonly string[] ContentFields = ["content", "output", "summary"];
    private readonly ResponsesParts _parts = new(screen);

    /// <summary>Plain text, or a list of items.</summary>
    public JsonNode? Input(JsonNode? input)
    {
        if (input.AsText() is { } text) return text;
        if (input is not JsonArray items) return screen.Refuse("input: text or a list is required.");
        var built = new JsonArray();
        foreach (var item in items.OfType<JsonObject>()) built.Add(Item(item));
        return built;
    }

    private JsonObject? Item(JsonObject item)
    {
        var type = item["type"] is null && item["role"] is not null ? "message" : item["type"].AsText();
        if (type is null || !Fields.TryGetValue(type, out var fields)) return screen.RefuseType("Input", type);
        var built = new JsonObject { ["type"] = type }.CopyPlain(item, fields);
        foreach (var field in ContentFields)
        {
            if (_parts.Content(item[field]) is { } content) built[field] = content;
        }

        return built;
    }
}
