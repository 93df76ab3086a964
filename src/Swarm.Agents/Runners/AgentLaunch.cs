using System.Collections.Immutable;
using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>How to start one agent and read its lines.</summary>
public sealed record AgentLaunch
{
    public required Func<CellPaths, IReadOnlyList<string>> Command { get; init; }

    public required Func<CellPaths, IReadOnlyDictionary<string, string>> Environment { get; init; }

    /// <summary>The agent's program, where it lies outside the system's folders.</summary>
    public ImmutableArray<ReadOnlyMount> Mounts { get; init; } = [];

    /// <summary>True when the agent reaches the gateway by TCP.</summary>
    public bool Relay { get; init; }

    /// <summary>True for this product's own program.</summary>
    public bool Trusted { get; init; }

    /// <summary>One line of standard output as events; none for a line that says nothing.</summary>
    public required Func<string, IEnumerable<AgentEvent>> ReadLine { get; init; }
}
