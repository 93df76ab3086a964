using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>
/// The tools of a Responses request that the agent itself runs: functions, and custom tools, whose call is a text that comes back
/// as a <c>custom_tool_call</c> for the client to answer.
/// </summary>
internal sealed class ResponsesTools(OpenAiScreen screen)
{
    public void Add(JsonObject built, JsonObject given)
    {
        var choice = Choice(given["tool_choice"]);
        var tools = new JsonArray();
        foreach (var tool in (given["tools"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Tool(tool) is { } allowed) tools.Add(allowed);
        }

        if (tools.Count == 0) return;
        built["tools"] = tools;
        if (choice is not null) built["tool_choice"] = choice;
    }

    private static JsonObject? Tool(JsonObject tool) => tool["type"].AsText() switch
    {
        "function" => new JsonObject().CopyPlain(tool, ["type", "name", "description", "strict"]).CopyObject(tool, "parameters"),
        "custom" => Custom(tool),
        _ => null,
    };

    private static JsonObject Custom(JsonObject tool)
    {
        var built = new JsonObject().CopyPlain(tool, ["type", "name", "description"]);
        if (tool["format"] is JsonObject format) built["format"] = new JsonObject().CopyPlain(format, ["type", "syntax", "definition"]);
        return built;
    }

    private JsonNode? Choice(JsonNode? choice)
    {
        if (choice is not JsonObject named) return choice.AsText();
        return named["type"].AsText() is "function" or "custom"
            ? new JsonObject().CopyPlain(named, ["type", "name"])
            : screen.RefuseType("A tool_choice", named["type"].AsText());
    }
}
