using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>The answers of OpenAI's Responses.</summary>
internal sealed class ResponsesDialect : IModelDialect
{
    public static ResponsesDialect Instance { get; } = new();

    public JsonObject Error(GatewayFault fault, string message) => OpenAiWords.Error(fault, message);

    public TokenCount? Counted(TokenCount known, JsonElement usage) => OpenAiWords.Count(usage, "input_tokens", "output_tokens");

    public EventUsage? UsageOf(JsonElement data) =>
        data.Text("type") is "response.completed" or "response.incomplete" or "response.failed" && data.Member("response")?.Member("usage") is { } usage
            ? new EventUsage(usage, true)
            : null;
}
