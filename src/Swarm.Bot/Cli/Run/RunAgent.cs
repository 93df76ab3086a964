using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Bot.Cli.Run;

/// <summary>Which agent does the work, and how it reaches its model.</summary>
internal sealed record RunAgent(AgentChoice Choice)
{
    public const string ClaudeCode = "claude-code";
    public const string Command = "command";
    public const string Scripted = "scripted";

    public Uri ModelAddress { get; init; } = new("https://api.anthropic.com");

    /// <summary>Null lets no model call through.</summary>
    public string? ModelKey { get; init; }

    /// <summary>Null looks for <c>claude</c> on the path.</summary>
    public string? ClaudePath { get; init; }

    /// <summary>True where the agent is foreign code.</summary>
    public bool NeedsCell => Choice.Runner != Scripted;

    /// <summary>The repository's settings as this run obeys them.</summary>
    public RepositorySettings Over(RepositorySettings settings, decimal? budget)
    {
        var limits = budget is { } usd ? settings.Budget with { TrackUsd = usd, DayUsd = Math.Max(usd, settings.Budget.DayUsd), PersonDayUsd = Math.Max(usd, settings.Budget.PersonDayUsd) } : settings.Budget;
        return settings with
        {
            // The copy has one branch and one person; what they are called is for this run alone.
            Label = "swarm",
            Base = null,
            Autonomy = settings.Autonomy == Autonomy.Manual ? Autonomy.Checkpoint : settings.Autonomy,
            Budget = limits,
            Agents = Roles(settings),
        };
    }

    // Models that the repository chose for the same runner stay, unless one was named on the command line.
    private ImmutableSortedDictionary<string, AgentChoice> Roles(RepositorySettings settings)
    {
        var kept = Choice.Model is null && Choice.Runner == ClaudeCode
            ? settings.Agents.Where(each => each.Value.Runner == ClaudeCode)
            : [];
        var roles = kept.ToImmutableSortedDictionary();
        return roles.ContainsKey("default") ? roles : roles.SetItem("default", Choice);
    }
}
