namespace Swarm.GitHub;

/// <summary>A thread of comments on a line was <c>resolved</c> or <c>unresolved</c>.</summary>
public sealed record PullRequestReviewThreadEvent : RepositoryWebhookEvent
{
    /// <summary>The thread.</summary>
    public required CommentThread Thread { get; init; }

    /// <summary>The pull request; GitHub leaves out whether it is merged.</summary>
    public required PullRequest PullRequest { get; init; }
}
