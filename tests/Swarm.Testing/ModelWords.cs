using System.Text.Json.Nodes;

namespace Swarm.Testing;

/// <summary>Answers of a scripted model.</summary>
public static class ModelWords
{
    /// <summary>Plain text, the end of a turn.</summary>
    public static JsonObject Text(string text) => new()
    {
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        ["stop_reason"] = "end_turn",
    };

    /// <summary>Asks the agent to use a tool.</summary>
    public static JsonObject ToolUse(string id, string name, JsonObject input) => new()
    {
        ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = name, ["input"] = input }),
        ["stop_reason"] = "tool_use",
    };

    /// <summary>An error with a status; further headers may be named.</summary>
    public static JsonObject Error(int status, string type, string message, params IEnumerable<(string Name, string Value)> headers)
    {
        var named = new JsonObject();
        foreach (var (name, value) in headers) named[name] = value;
        var body = new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = type, ["message"] = message } };
        return new JsonObject { ["status"] = status, ["headers"] = named, ["body"] = body };
    }

    /// <summary>The same answer with the provider's figures; without them it is 100 tokens in and 20 out.</summary>
    public static JsonObject WithUsage(JsonObject answer, JsonObject usage)
    {
        answer["usage"] = usage;
        return answer;
    }

    /// <summary>The same answer, whose stream breaks off before its figures.</summary>
    public static JsonObject BreakingOff(JsonObject answer)
    {
        answer["breakOff"] = true;
        return answer;
    }

    /// <summary>All text of the last message that is not a tool's result.</summary>
    public static string LastText(JsonNode request)
    {
        var content = request["messages"]!.AsArray()[^1]!["content"]!;
        return content is JsonArray blocks
            ? string.Concat(blocks.Where(block => block!["type"]!.GetValue<string>() == "text").Select(block => block!["text"]!.GetValue<string>()))
            : content.GetValue<string>();
    }

    internal static JsonObject Message(JsonNode request, JsonNode reply) => new()
    {
        ["id"] = "msg_" + Guid.NewGuid().ToString("N"),
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = request["model"]!.DeepClone(),
        ["content"] = reply["content"]!.DeepClone(),
        ["stop_reason"] = reply["stop_reason"]?.DeepClone() ?? "end_turn",
        ["stop_sequence"] = null,
        ["usage"] = reply["usage"]?.DeepClone() ?? new JsonObject { ["input_tokens"] = 100, ["output_tokens"] = 20 },
    };

    internal static IEnumerable<JsonObject> Events(JsonObject message)
    {
        var start = message.DeepClone().AsObject();
        start["content"] = new JsonArray();
        start["stop_reason"] = null;
        start["usage"]!["output_tokens"] = 1;
        yield return new JsonObject { ["type"] = "message_start", ["message"] = start };
        var index = 0;
        foreach (var block in message["content"]!.AsArray())
        {
            foreach (var each in Block(block!.AsObject(), index++)) yield return each;
        }

        yield return new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = message["stop_reason"]!.DeepClone(), ["stop_sequence"] = null },
            ["usage"] = message["usage"]!.DeepClone(),
        };
        yield return new JsonObject { ["type"] = "message_stop" };
    }

    private static IEnumerable<JsonObject> Block(JsonObject block, int index)
    {
        var isText = block["type"]!.GetValue<string>() == "text";
        var start = block.DeepClone().AsObject();
        if (isText) start["text"] = "";
        else start["input"] = new JsonObject();
        var delta = isText
            ? new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]!.DeepClone() }
            : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]!.ToJsonString() };
        yield return new JsonObject { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = start };
        yield return new JsonObject { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta };
        yield return new JsonObject { ["type"] = "content_block_stop", ["index"] = index };
    }
}
