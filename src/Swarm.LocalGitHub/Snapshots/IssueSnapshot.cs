namespace Swarm.LocalGitHub;

/// <summary>An issue, or the conversation of a pull request when <paramref name="IsPullRequest"/>.</summary>
public sealed record IssueSnapshot(
    int Number,
    string Title,
    string Body,
    string State,
    string Author,
    bool IsPullRequest,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ReactionSnapshot> Reactions,
    IReadOnlyList<CommentSnapshot> Comments);
