namespace Swarm.GitHub;

/// <summary>A review was <c>submitted</c>, <c>edited</c> or <c>dismissed</c>.</summary>
public sealed record PullRequestReviewEvent : RepositoryWebhookEvent
{
    /// <summary>The review; its state is written small here.</summary>
    public required Review Review { get; init; }

    /// <summary>The pull request; GitHub leaves out whether it is merged.</summary>
    public required PullRequest PullRequest { get; init; }
}
