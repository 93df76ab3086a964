using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>What both of OpenAI's interfaces word alike.</summary>
internal static class OpenAiWords
{
    public static JsonObject Error(GatewayFault fault, string message) => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = fault.OpenAiType, ["param"] = null, ["code"] = fault.OpenAiCode },
    };

    /// <summary>The input counts what came from the cache and what went there too. Without both figures nothing is known of what was used.</summary>
    public static TokenCount? Count(JsonElement usage, string inputName, string outputName)
    {
        if (Figure(usage, inputName) is not { } input || Figure(usage, outputName) is not { } output) return null;
        var details = usage.Member(inputName + "_details") ?? default;
        var cached = Math.Min(Figure(details, "cached_tokens") ?? 0, input);
        var written = Math.Min(Figure(details, "cache_write_tokens") ?? 0, input - cached);
        return new TokenCount(input - cached - written, written, cached, output);
    }

    private static long? Figure(JsonElement of, string name) =>
        of.Member(name) is { ValueKind: JsonValueKind.Number } figure && figure.TryGetInt64(out var number) && number >= 0 ? number : null;
}
