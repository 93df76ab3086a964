using System.Text.Json;

namespace Swarm.Agents.Runners;

/// <summary>Reads the lines of <c>--output-format stream-json</c>.</summary>
internal static class ClaudeCodeEvents
{
    private static readonly string[] Targets = ["file_path", "command", "pattern", "path"];

    public static IEnumerable<AgentEvent> Read(string line)
    {
        if (EventJson.Parse(line) is not { } root) return [];
        return root.Text("type") switch
        {
            "system" when root.Text("subtype") == "init" => [new AgentEvent.Started(root.Text("session_id") is { Length: > 0 } session ? session : null)],
            "assistant" => root.Member("message") is { } message ? message.Items("content").SelectMany(Block) : [],
            "result" => Result(root),
            _ => [],
        };
    }

    private static IEnumerable<AgentEvent> Block(JsonElement block) => block.Text("type") switch
    {
        "text" => [new AgentEvent.Message(block.Text("text"))],
        "tool_use" => [new AgentEvent.ToolUse(Excerpt.Of(block.Text("name")), Target(block.Member("input")))],
        _ => [],
    };

    private static string Target(JsonElement? input) => input is not { } given
        ? ""
        : Excerpt.Of(Targets.Select(name => given.Text(name)).FirstOrDefault(text => text.Length > 0) ?? "");

    /// <summary>A failed run may call itself a success; <c>is_error</c> tells.</summary>
    private static IEnumerable<AgentEvent> Result(JsonElement root)
    {
        var failed = root.Flag("is_error");
        if (root.Member("usage") is { } usage) yield return Usage(usage, root.Money("total_cost_usd"));
        yield return new AgentEvent.Finished(failed && root.Text("result") is { Length: > 0 } said ? Excerpt.Of(said) : root.Text("subtype"), failed);
    }

    private static AgentEvent.Usage Usage(JsonElement usage, decimal cost)
    {
        var input = usage.Number("input_tokens") + usage.Number("cache_creation_input_tokens") + usage.Number("cache_read_input_tokens");
        return new AgentEvent.Usage(input, usage.Number("output_tokens"), cost);
    }
}
