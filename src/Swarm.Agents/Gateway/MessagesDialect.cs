using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>The answers of Anthropic's Messages.</summary>
internal sealed class MessagesDialect : IModelDialect
{
    public static MessagesDialect Instance { get; } = new();

    public JsonObject Error(GatewayFault fault, string message) =>
        new() { ["type"] = "error", ["error"] = new JsonObject { ["type"] = fault.AnthropicType, ["message"] = message } };

    public TokenCount? Counted(TokenCount known, JsonElement usage) => known.Updated(usage);

    public EventUsage? UsageOf(JsonElement data) => data.Text("type") switch
    {
        "message_start" when data.Member("message")?.Member("usage") is { } usage => new EventUsage(usage, false),
        "message_delta" when data.Member("usage") is { } usage => new EventUsage(usage, true),
        _ => null,
    };
}
