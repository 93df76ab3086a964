using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>The answers of OpenAI's Chat Completions.</summary>
internal sealed class ChatDialect : IModelDialect
{
    public static ChatDialect Instance { get; } = new();

    public JsonObject Error(GatewayFault fault, string message) => OpenAiWords.Error(fault, message);

    public TokenCount? Counted(TokenCount known, JsonElement usage) => OpenAiWords.Count(usage, "prompt_tokens", "completion_tokens");

    /// <summary>Some servers count along in every chunk: only a chunk without a choice still open ends the count.</summary>
    public EventUsage? UsageOf(JsonElement data) =>
        data.Member("usage") is { } usage ? new EventUsage(usage, data.Items("choices").All(choice => choice.Text("finish_reason") != "")) : null;
}
