using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds a Chat Completions request anew from what is allowed: function tools, inline data, nothing kept by the provider.</summary>
internal sealed class ChatBody(int mostOutput)
{
    private static readonly string[] RefusedFields = ["web_search_options", "audio", "functions"];
    private static readonly string[] PlainFields = ["temperature", "top_p", "seed", "presence_penalty", "frequency_penalty", "reasoning_effort", "verbosity", "parallel_tool_calls", "prompt_cache_key"];
    private readonly OpenAiScreen _screen = new();

    public BodyReading Build(JsonObject given, ServedModel served)
    {
        _screen.RefuseFields(given, RefusedFields);
        var asked = given["max_completion_tokens"] ?? given["max_tokens"];
        var maxTokens = Math.Clamp(asked.AsInteger() ?? mostOutput, 1, mostOutput);
        var built = new JsonObject { ["model"] = served.Name, ["messages"] = new ChatMessages(_screen).Messages(given["messages"]), ["n"] = 1 };
        built[served.Provider.ChatLimitField] = maxTokens;
        built.CopyPlain(given, PlainFields).FixTerms();
        AddStop(built, given["stop"]);
        AddFormat(built, given["response_format"] as JsonObject);
        AddStream(built, given["stream"]);
        new ChatTools(_screen).Add(built, given);
        return _screen.Reading(built, served, maxTokens);
    }

    private static void AddStop(JsonObject built, JsonNode? stop)
    {
        if (stop.AsText() is { } text) built["stop"] = text;
        if (stop is JsonArray texts) built["stop"] = new JsonArray([.. texts.Select(each => (JsonNode?)each.AsText())]);
    }

    private static void AddFormat(JsonObject built, JsonObject? format)
    {
        if (format is null) return;
        var allowed = new JsonObject().CopyPlain(format, ["type"]);
        if (format["json_schema"] is JsonObject schema) allowed["json_schema"] = new JsonObject().CopyPlain(schema, ["name", "description", "strict"]).CopyObject(schema, "schema");
        built["response_format"] = allowed;
    }

    /// <summary>Without the asking, a stream does not say what it used.</summary>
    private static void AddStream(JsonObject built, JsonNode? stream)
    {
        if (!stream.IsYes()) return;
        built["stream"] = true;
        built["stream_options"] = new JsonObject { ["include_usage"] = true };
    }
}
