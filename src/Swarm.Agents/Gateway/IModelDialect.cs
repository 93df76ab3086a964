using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.Agents.Gateway;

/// <summary>How one interface of a provider words its answers.</summary>
internal interface IModelDialect
{
    /// <summary>An error in the interface's own form.</summary>
    JsonObject Error(GatewayFault fault, string message);

    /// <summary>The figures of a usage object, after those known so far; null when it does not say what the call used.</summary>
    TokenCount? Counted(TokenCount known, JsonElement usage);

    /// <summary>The usage object that an event of a stream carries; null when it carries none.</summary>
    EventUsage? UsageOf(JsonElement data);
}
