namespace Swarm.GitHub;

/// <summary>A comment on a line of a pull request.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="NodeId">Its name in GraphQL.</param>
/// <param name="Path">The file.</param>
/// <param name="Body">Markdown; untrusted.</param>
/// <param name="User">Who wrote it; null where the account is gone.</param>
/// <param name="CommitId">The commit it stands on now.</param>
/// <param name="HtmlUrl">Its place on the page.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="PullRequestReviewId">The review it belongs to.</param>
/// <param name="Line">Line in the file, 1-based; null for a whole file or where the line is gone.</param>
/// <param name="Side">Side of the difference, where there is a line.</param>
/// <param name="StartLine">First line, where it spans several.</param>
/// <param name="InReplyToId">The first comment of its thread, for answers.</param>
public sealed record ReviewComment(
    long Id,
    string NodeId,
    string Path,
    string Body,
    GitHubUser? User,
    string CommitId,
    Uri HtmlUrl,
    DateTimeOffset CreatedAt,
    long? PullRequestReviewId = null,
    int? Line = null,
    string? Side = null,
    int? StartLine = null,
    long? InReplyToId = null);
