using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>Builds a Responses request anew from what is allowed: function tools, inline data, nothing kept by the provider.</summary>
internal sealed class ResponsesBody(int mostOutput)
{
    private const string Reasoning = "reasoning.encrypted_content";
    private static readonly string[] RefusedFields = ["background", "previous_response_id", "conversation", "prompt"];
    private static readonly string[] PlainFields = ["instructions", "temperature", "top_p", "stream", "parallel_tool_calls", "truncation", "prompt_cache_key"];
    private readonly OpenAiScreen _screen = new();

    public BodyReading Build(JsonObject given, ServedModel served)
    {
        _screen.RefuseFields(given, RefusedFields);
        var maxTokens = Math.Clamp(given["max_output_tokens"].AsInteger() ?? mostOutput, 1, mostOutput);
        var built = new JsonObject { ["model"] = served.Name, ["input"] = new ResponsesItems(_screen).Input(given["input"]), ["max_output_tokens"] = maxTokens };
        built.CopyPlain(given, PlainFields).FixTerms();
        if (given["reasoning"] is JsonObject reasoning) built["reasoning"] = new JsonObject().CopyPlain(reasoning, ["effort", "summary"]);
        if (given["text"] is JsonObject text) built["text"] = Text(text);
        if (given["include"] is JsonArray include && include.Any(each => each.AsText() == Reasoning)) built["include"] = new JsonArray(Reasoning);
        new ResponsesTools(_screen).Add(built, given);
        return _screen.Reading(built, served, maxTokens);
    }

    private static JsonObject Text(JsonObject text)
    {
        var built = new JsonObject().CopyPlain(text, ["verbosity"]);
        if (text["format"] is JsonObject format) built["format"] = new JsonObject().CopyPlain(format, ["type", "name", "description", "strict"]).CopyObject(format, "schema");
        return built;
    }
}
