using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>
/// Builds a Messages request anew from what is allowed: function tools and inline data. What is not named here does not leave,
/// so an agent cannot make the provider fetch, run or keep anything.
/// </summary>
internal sealed class AllowedBody(int mostOutput)
{
    private const int LeastThinking = 1_024;
    private static readonly string[] CopiedFields = ["temperature", "top_p", "top_k", "stop_sequences", "stream"];
    private static readonly string[] ToolFields = ["name", "description", "input_schema"];
    private static readonly string[] ChoiceFields = ["type", "name", "disable_parallel_tool_use"];
    private readonly ContentBlocks _blocks = new();

    public BodyReading Read(ReadOnlySpan<byte> body, bool counting) => RequestBody.Build(body, (given, model) => Build(given, model, counting));

    private BodyReading Build(JsonObject given, string model, bool counting)
    {
        if (given["messages"] is not JsonArray messages) return new BodyReading.Refused("messages: a list is required.");
        var maxTokens = Math.Clamp(given["max_tokens"].AsInteger() ?? mostOutput, 1, mostOutput);
        var built = new JsonObject { ["model"] = model, ["messages"] = Messages(messages) };
        if (given["system"] is { } system) built["system"] = _blocks.Content(system);
        AddTools(built, given);
        AddThinking(built, given["thinking"] as JsonObject, maxTokens);
        if (!counting) AddLimits(built, given, maxTokens);
        return _blocks.Fault is { } fault ? new BodyReading.Refused(fault) : new BodyReading.Allowed(built.ToBytes(), model, maxTokens);
    }

    private JsonArray Messages(JsonArray messages)
    {
        var built = new JsonArray();
        foreach (var message in messages.OfType<JsonObject>()) built.Add(new JsonObject { ["role"] = message["role"].AsText(), ["content"] = _blocks.Content(message["content"]) });
        return built;
    }

    private static void AddLimits(JsonObject built, JsonObject given, int maxTokens)
    {
        built["max_tokens"] = maxTokens;
        built.Copy(given, CopiedFields);
    }

    private static void AddTools(JsonObject built, JsonObject given)
    {
        if (given["tools"] is not JsonArray tools) return;
        var functions = new JsonArray();
        foreach (var tool in tools.OfType<JsonObject>().Where(IsFunction)) functions.Add(Tool(tool));
        if (functions.Count == 0) return;
        built["tools"] = functions;
        if (given["tool_choice"] is JsonObject choice) built["tool_choice"] = new JsonObject().Copy(choice, ChoiceFields);
    }

    private static bool IsFunction(JsonObject tool) => tool["type"] is null || tool["type"].AsText() == "custom";

    private static JsonObject Tool(JsonObject tool) => new JsonObject().Copy(tool, ToolFields).CopyCacheControl(tool);

    /// <summary>Thinking is paid from the output, so it must fit below the clamped limit; the provider's least is 1,024 tokens.</summary>
    private static void AddThinking(JsonObject built, JsonObject? thinking, int maxTokens)
    {
        if (thinking is null) return;
        var allowed = new JsonObject().Copy(thinking, ["type"]);
        if (thinking["budget_tokens"].AsInteger() is { } budget)
        {
            if (maxTokens <= LeastThinking) return;
            allowed["budget_tokens"] = Math.Min(budget, maxTokens - 1);
        }

        built["thinking"] = allowed;
    }
}
