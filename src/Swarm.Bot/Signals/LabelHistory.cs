using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>What an issue's history says of one label.</summary>
public static class LabelHistory
{
    /// <summary>The newest time that the label was set or taken off; null where the history knows of none.</summary>
    public static async Task<IssueHistoryEntry?> NewestAsync(GitHubRepository repository, int issue, string label, CancellationToken ct) =>
        (await repository.ListIssueEventsAsync(issue, ct)).Where(entry => entry.Event is "labeled" or "unlabeled" && IsSame(entry.Label?.Name, label)).MaxBy(entry => entry.Id);

    // GitHub keeps no two labels that differ in case alone.
    public static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
