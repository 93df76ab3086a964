using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>The function tools of a Chat Completions request.</summary>
internal sealed class ChatTools(OpenAiScreen screen)
{
    public void Add(JsonObject built, JsonObject given)
    {
        var choice = Choice(given["tool_choice"]);
        var tools = new JsonArray();
        foreach (var tool in (given["tools"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (tool["type"].AsText() == "function" && tool["function"] is JsonObject function) tools.Add(Tool(function));
        }

        if (tools.Count == 0) return;
        built["tools"] = tools;
        if (choice is not null) built["tool_choice"] = choice;
    }

    private static JsonObject Tool(JsonObject function) => Function(new JsonObject().CopyPlain(function, ["name", "description", "strict"]).CopyObject(function, "parameters"));

    private static JsonObject Function(JsonObject function) => new() { ["type"] = "function", ["function"] = function };

    private JsonNode? Choice(JsonNode? choice)
    {
        if (choice is not JsonObject named) return choice.AsText();
        return named["type"].AsText() == "function" && named["function"] is JsonObject function
            ? Function(new JsonObject().CopyPlain(function, ["name"]))
            : screen.RefuseType("A tool_choice", named["type"].AsText());
    }
}
