namespace Swarm.GitHub;

/// <summary>Something happened to a pull request: opened, synchronize, ready_for_review, closed (merged or not) …</summary>
public sealed record PullRequestEvent : RepositoryWebhookEvent
{
    /// <summary>The pull request after it.</summary>
    public required PullRequest PullRequest { get; init; }
}
