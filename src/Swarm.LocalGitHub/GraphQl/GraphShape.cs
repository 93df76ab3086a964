using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>Objects as GraphQL shows them, whole; <see cref="Projection"/> leaves what was asked for.</summary>
internal static class GraphShape
{
    public static JsonObject Pull(Links links, Repository repository, Issue issue) => new()
    {
        ["__typename"] = "PullRequest",
        ["id"] = issue.NodeId,
        ["databaseId"] = issue.Pull!.Id,
        ["number"] = issue.Number,
        ["title"] = issue.Title,
        ["body"] = issue.Body,
        ["url"] = links.PullWeb(repository, issue),
        ["isDraft"] = issue.Pull.Draft,
        ["merged"] = issue.Pull.Merged,
        ["closed"] = !issue.IsOpen,
        ["state"] = issue.Pull.Merged ? "MERGED" : issue.State.ToUpperInvariant(),
        ["headRefName"] = issue.Pull.HeadBranch,
        ["headRefOid"] = issue.Pull.HeadSha,
        ["baseRefName"] = issue.Pull.BaseBranch,
        ["baseRefOid"] = issue.Pull.BaseSha,
        ["reviewThreads"] = Connection("PullRequestReviewThreadConnection", issue.Pull.Threads
            .Where(thread => !thread.First.Review.IsPending)
            .Select(thread => Thread(links, repository, issue, thread))),
    };

    public static JsonObject Thread(Links links, Repository repository, Issue issue, ReviewThread thread) => new()
    {
        ["__typename"] = "PullRequestReviewThread",
        ["id"] = thread.NodeId,
        ["isResolved"] = thread.IsResolved,
        ["isOutdated"] = thread.First.CommitId != issue.Pull!.HeadSha,
        ["resolvedBy"] = Actor(thread.ResolvedBy),
        ["path"] = thread.First.Place.Path,
        ["line"] = thread.First.Place.Line,
        ["comments"] = Connection("PullRequestReviewCommentConnection", thread.Comments.Select(comment => Comment(links, repository, issue, comment))),
    };

    public static JsonObject Minimized(string type, string id, string? reason) => new()
    {
        ["__typename"] = type,
        ["id"] = id,
        ["isMinimized"] = reason is not null,
        ["minimizedReason"] = reason,
        ["viewerCanMinimize"] = true,
    };

    public static JsonObject IssueComment(IssueComment comment) => new()
    {
        ["__typename"] = "IssueComment",
        ["id"] = comment.NodeId,
        ["databaseId"] = comment.Id,
        ["body"] = comment.Body,
        ["author"] = Actor(comment.Author.Account),
        ["editor"] = Actor(comment.Editor),
    };

    private static JsonObject Comment(Links links, Repository repository, Issue issue, ReviewComment comment) => new()
    {
        ["__typename"] = "PullRequestReviewComment",
        ["id"] = comment.NodeId,
        ["databaseId"] = comment.Id,
        ["fullDatabaseId"] = comment.Id.ToString(),
        ["body"] = comment.Body,
        ["path"] = comment.Place.Path,
        ["line"] = comment.Place.Line,
        ["author"] = Actor(comment.Author.Account),
        ["createdAt"] = Stamp.Of(comment.CreatedAt),
        ["url"] = $"{links.PullWeb(repository, issue)}#discussion_r{comment.Id}",
    };

    private static JsonObject? Actor(Account? account) => account is null ? null : new JsonObject
    {
        ["__typename"] = account.Type,
        ["databaseId"] = account.Id,
        // GraphQL leaves the suffix of bots away.
        ["login"] = account.Login.Replace("[bot]", "", StringComparison.Ordinal),
    };

    private static JsonObject Connection(string type, IEnumerable<JsonObject> nodes) => new()
    {
        ["__typename"] = type,
        ["nodes"] = new JsonArray([.. nodes]),
    };
}
