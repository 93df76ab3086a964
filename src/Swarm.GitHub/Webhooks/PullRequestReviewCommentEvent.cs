namespace Swarm.GitHub;

/// <summary>A comment on a line was <c>created</c>, <c>edited</c> or <c>deleted</c>.</summary>
public sealed record PullRequestReviewCommentEvent : RepositoryWebhookEvent
{
    /// <summary>The comment after it.</summary>
    public required ReviewComment Comment { get; init; }

    /// <summary>The pull request; GitHub leaves out whether it is merged.</summary>
    public required PullRequest PullRequest { get; init; }
}
