using Swarm.Agents.Gateway;
using Swarm.Cell;

namespace Swarm.Agents;

/// <summary>One run of one agent.</summary>
public sealed record AgentRequest
{
    /// <summary>Names the attempt in logs, such as <c>12-3-1/T01-1</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The agent's role, such as <c>worker</c> or <c>planner</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Name of a built-in runner.</summary>
    public required string Runner { get; init; }

    /// <summary>The model's name as the runner takes it; null leaves the choice to the runner.</summary>
    public string? Model { get; init; }

    /// <summary>What is to be done, as Markdown.</summary>
    public required string Brief { get; init; }

    public required string WorkFolder { get; init; }

    public GitView? Git { get; init; }

    /// <summary>True when the work folder is only to be read; only the report is written then.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>After this the agent is ended.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>Folder of brief and report, owned by this run: it is emptied first, unless a session is resumed from it.</summary>
    public required string ExchangeFolder { get; init; }

    /// <summary>The attempt's place at the gateway: the only way to a model.</summary>
    public required GatewaySeat Seat { get; init; }

    /// <summary>Session to go on with. Its files lie in the exchange folder of the run that began it.</summary>
    public string? ResumeSession { get; init; }

    /// <summary>Program and arguments of runner <c>command</c>.</summary>
    public IReadOnlyList<string>? CommandLine { get; init; }
}
