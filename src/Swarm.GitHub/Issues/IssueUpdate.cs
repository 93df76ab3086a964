namespace Swarm.GitHub;

internal sealed record IssueUpdate(string State, string? StateReason);
