using System.Text.Json;
using Swarm.Agents.Runners;

namespace Swarm.Agents.Gateway;

/// <summary>The provider's own figures of one call.</summary>
internal sealed record TokenCount(long Input, long CacheWrite, long CacheRead, long Output)
{
    public static TokenCount None { get; } = new(0, 0, 0, 0);

    /// <summary>Takes the figures that a usage object names; those it does not name stay.</summary>
    public TokenCount Updated(JsonElement usage) => new(
        Figure(usage, "input_tokens", Input),
        Figure(usage, "cache_creation_input_tokens", CacheWrite),
        Figure(usage, "cache_read_input_tokens", CacheRead),
        Figure(usage, "output_tokens", Output));

    private static long Figure(JsonElement usage, string name, long known) =>
        usage.Member(name) is { ValueKind: JsonValueKind.Number } ? Math.Max(0, usage.Number(name)) : known;
}
