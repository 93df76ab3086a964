namespace Swarm.GitHub;

/// <summary>The App on one account.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="SuspendedAt">Set while the account's owner keeps the App from acting.</param>
public sealed record Installation(long Id, DateTimeOffset? SuspendedAt = null);
