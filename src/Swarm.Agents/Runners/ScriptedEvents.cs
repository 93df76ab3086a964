using System.Text.Json;

namespace Swarm.Agents.Runners;

/// <summary>Reads the scripted agent's lines, one JSON object each.</summary>
internal static class ScriptedEvents
{
    public static IEnumerable<AgentEvent> Read(string line)
    {
        if (EventJson.Parse(line) is not { } root) return [];
        return root.Text("type") switch
        {
            "started" => [new AgentEvent.Started(null)],
            "message" => [new AgentEvent.Message(root.Text("text"))],
            "tool" => [new AgentEvent.ToolUse(Excerpt.Of(root.Text("name")), Excerpt.Of(root.Text("target")))],
            "environment" => [new AgentEvent.Message("Environment: " + Variables(root))],
            "call" => [new AgentEvent.Message($"Model call of {root.Number("maxTokens")} output tokens: status {root.Number("status")}. {Excerpt.Of(root.Text("text"), 1_000)}".Trim())],
            "usage" => [new AgentEvent.Usage(root.Number("input"), root.Number("output"), 0)],
            "finished" => [new AgentEvent.Finished(Excerpt.Of(root.Text("reason")), root.Flag("failed"))],
            _ => [],
        };
    }

    private static string Variables(JsonElement root) => root.Member("variables") is { ValueKind: JsonValueKind.Array } list
        ? string.Join(' ', list.EnumerateArray().Select(each => each.ToString()))
        : "";
}
