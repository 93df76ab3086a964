using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds the content of a Responses item anew from allowed parts.</summary>
internal sealed class ResponsesParts(OpenAiScreen screen)
{
    /// <summary>Plain text, or a list of parts.</summary>
    public JsonNode? Content(JsonNode? content)
    {
        if (content.AsText() is { } text) return text;
        if (content is not JsonArray parts) return null;
        var built = new JsonArray();
        foreach (var part in parts.OfType<JsonObject>()) built.Add(Part(part, part["type"].AsText()));
        return built;
    }

    private JsonObject? Part(JsonObject part, string? type) => type switch
    {
        "input_text" or "output_text" or "summary_text" or "reasoning_text" or "text" => Typed(type).CopyPlain(part, ["text"]),
        "refusal" => Typed(type).CopyPlain(part, ["refusal"]),
        "input_image" => Image(part),
        "input_file" => File(part),
        _ => screen.RefuseType("Content", type),
    };

    private JsonObject Image(JsonObject part)
    {
        var built = Typed("input_image");
        built["image_url"] = screen.Image(part["file_id"] is null ? part["image_url"] : null);
        return built.CopyDetail(part);
    }

    private JsonObject File(JsonObject part)
    {
        var built = Typed("input_file").CopyPlain(part, ["filename"]);
        built["file_data"] = screen.Document(part["file_id"] is null && part["file_url"] is null ? part["file_data"] : null);
        return built;
    }

    private static JsonObject Typed(string type) => new() { ["type"] = type };
}
