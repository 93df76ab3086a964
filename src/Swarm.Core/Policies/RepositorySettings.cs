using System.Collections.Immutable;

namespace Swarm.Core.Policies;

/// <summary>What <c>.github/swarm.yml</c> on the default branch says, with a default for every key.</summary>
public sealed record RepositorySettings
{
    /// <summary>The label that starts a track; default <c>swarm</c>.</summary>
    public string Label { get; init; } = "swarm";

    /// <summary>The branch that a pull request goes to; null (default) is the repository's default branch.</summary>
    public string? Base { get; init; }

    public Autonomy Autonomy { get; init; } = Autonomy.Checkpoint;

    public Ceremony Ceremony { get; init; } = Ceremony.Auto;

    public ScheduleLimits Schedule { get; init; } = new();

    public Budget Budget { get; init; } = new();

    /// <summary>Runner and model by role; the key <c>default</c> serves the rest. Default: <c>claude-code</c> for all.</summary>
    public ImmutableSortedDictionary<string, AgentChoice> Agents { get; init; } =
        ImmutableSortedDictionary<string, AgentChoice>.Empty.Add("default", new AgentChoice("claude-code"));

    public RepositoryCommands Commands { get; init; } = new();

    /// <summary>First part of every branch the app writes; default <c>swarm</c>.</summary>
    public string BranchPrefix { get; init; } = WritableRefs.DefaultPrefix;

    public Overlap Overlap { get; init; } = Overlap.Allow;

    /// <summary>Wall clock of one agent session in minutes; default 30.</summary>
    public int AgentMinutes { get; init; } = 30;

    /// <summary>Wall clock of one command (build, test, lint) in minutes; default 15.</summary>
    public int CommandMinutes { get; init; } = 15;

    /// <summary>Largest plan the app starts, in tasks; default 40. A larger one is refused with the advice to split the issue.</summary>
    public int MaxTasks { get; init; } = 40;

    public AgentChoice AgentFor(string role) =>
        Agents.TryGetValue(role, out var choice) ? choice
        : Agents.TryGetValue("default", out var fallback) ? fallback
        : new AgentChoice("claude-code");
}
