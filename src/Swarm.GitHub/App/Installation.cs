namespace Swarm.GitHub;

/// <summary>The App installed on an account.</summary>
/// <param name="Account">Whose repositories it covers.</param>
/// <param name="RepositorySelection"><c>all</c> or <c>selected</c>.</param>
/// <param name="SuspendedAt">Since when it may do nothing; null where it may.</param>
public sealed record Installation(long Id, GitHubUser Account, string RepositorySelection, DateTimeOffset? SuspendedAt = null);
