using System.Collections.Immutable;

namespace Swarm.Core.Policies;

/// <summary>Which runner and model a role uses. Setting <c>agents.&lt;role&gt;</c>; <c>agents.default</c> serves every role not named.</summary>
/// <param name="Runner">Name of a built-in runner: <c>claude-code</c>, <c>command</c> or <c>scripted</c>.</param>
/// <param name="Model">The model's name as its runner takes it; null leaves the choice to the runner.</param>
public sealed record AgentChoice(string Runner, string? Model = null)
{
    /// <summary>Program and arguments of runner <c>command</c>, with <c>{brief}</c> and <c>{report}</c> replaced; none by default.</summary>
    public ImmutableArray<string> Command { get; init; } = [];
}
