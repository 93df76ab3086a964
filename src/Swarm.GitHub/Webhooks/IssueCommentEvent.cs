namespace Swarm.GitHub;

/// <summary>A comment was <c>created</c>, <c>edited</c> or <c>deleted</c>.</summary>
public sealed record IssueCommentEvent : RepositoryWebhookEvent
{
    /// <summary>The issue or pull request it stands on.</summary>
    public required Issue Issue { get; init; }

    /// <summary>The comment after it.</summary>
    public required Comment Comment { get; init; }

    /// <summary>What was edited.</summary>
    public CommentChanges? Changes { get; init; }
}
