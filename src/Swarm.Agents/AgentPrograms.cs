using System.Collections.Immutable;

namespace Swarm.Agents;

/// <summary>Where the agents' programs are on this machine. Set by the operator, never by a repository.</summary>
public sealed record AgentPrograms
{
    /// <summary>
    /// Program and first arguments of this product's scripted agent, such as <c>dotnet</c>, <c>/srv/swarm/swarm.dll</c>, <c>scripted-agent</c>.
    /// Empty: runner <c>scripted</c> refuses.
    /// </summary>
    public ImmutableArray<string> Scripted { get; init; } = [];

    /// <summary>Full path of the Claude Code CLI. Default: <c>claude</c> on PATH.</summary>
    public string? ClaudeCode { get; init; }
}
