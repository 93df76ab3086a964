using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds the messages of a Chat Completions request anew from allowed parts.</summary>
internal sealed class ChatMessages(OpenAiScreen screen)
{
    private static readonly string[] PlainFields = ["role", "name", "tool_call_id", "refusal", "reasoning_content"];
    private static readonly string[] RefusedFields = ["audio", "function_call"];

    public JsonNode? Messages(JsonNode? given)
    {
        if (given is not JsonArray messages) return screen.Refuse("messages: a list is required.");
        var built = new JsonArray();
        foreach (var message in messages.OfType<JsonObject>()) built.Add(Message(message));
        return built;
    }

    private JsonObject Message(JsonObject message)
    {
        screen.RefuseFields(message, RefusedFields);
        var built = new JsonObject().CopyPlain(message, PlainFields);
        built["content"] = Content(message["content"]);
        if (message["tool_calls"] is JsonArray calls) built["tool_calls"] = new JsonArray([.. calls.OfType<JsonObject>().Select(Call)]);
        return built;
    }

    private JsonObject? Call(JsonObject call)
    {
        if (call["function"] is not JsonObject function) return screen.RefuseType("A tool call", call["type"].AsText());
        var built = new JsonObject { ["type"] = "function", ["function"] = new JsonObject().CopyPlain(function, ["name", "arguments"]) };
        return built.CopyPlain(call, ["id"]);
    }

    private JsonNode? Content(JsonNode? content)
    {
        if (content is not JsonArray parts) return content.AsText();
        return new JsonArray([.. parts.OfType<JsonObject>().Select(part => Part(part, part["type"].AsText()))]);
    }

    private JsonObject? Part(JsonObject part, string? type) => type switch
    {
        "text" => Typed(type).CopyPlain(part, ["text"]),
        "refusal" => Typed(type).CopyPlain(part, ["refusal"]),
        "image_url" => Image(part["image_url"] as JsonObject ?? []),
        "file" => File(part["file"] as JsonObject ?? []),
        _ => screen.RefuseType("Content", type),
    };

    private JsonObject Image(JsonObject image)
    {
        var built = Typed("image_url");
        built["image_url"] = new JsonObject { ["url"] = screen.Image(image["url"]) }.CopyDetail(image);
        return built;
    }

    private JsonObject File(JsonObject file)
    {
        var built = Typed("file");
        built["file"] = new JsonObject { ["file_data"] = screen.Document(file["file_id"] is null ? file["file_data"] : null) }.CopyPlain(file, ["filename"]);
        return built;
    }

    private static JsonObject Typed(string type) => new() { ["type"] = type };
}
