using System.Globalization;

namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>All comments of an issue, oldest first; with <paramref name="since"/> only those changed at or after it.</summary>
    public Task<IReadOnlyList<Comment>> ListCommentsAsync(int issue, DateTimeOffset? since, CancellationToken cancellationToken) =>
        rest.ListAsync($"{IssuePath(issue)}/comments?per_page=100{Since(since)}", GitHubJson.Default.IReadOnlyListComment, cancellationToken);

    /// <summary>All comments of the repository's issues and pull requests that were written or edited at or after a time, oldest first.</summary>
    public Task<IReadOnlyList<Comment>> ListCommentsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        rest.ListAsync($"{path}/issues/comments?sort=created&direction=asc&per_page=100{Since(since)}", GitHubJson.Default.IReadOnlyListComment, cancellationToken);

    /// <summary>A comment; null where it is gone.</summary>
    public Task<Comment?> GetCommentAsync(long commentId, CancellationToken cancellationToken) =>
        rest.FindAsync(CommentPath(commentId), GitHubJson.Default.Comment, cancellationToken);

    /// <summary>A comment's text and who edited it last, as of one moment; REST does not say who. Null where it is gone.</summary>
    public async Task<CommentEdit?> FindCommentEditAsync(string nodeId, CancellationToken cancellationToken)
    {
        var request = new GraphRequest(GraphDocuments.CommentEditor, new GraphVariables { Id = nodeId });
        return (await graph.QueryAsync(request, GitHubJson.Default.GraphAnswerCommentEditData, cancellationToken)).Edit;
    }

    /// <summary>Writes a comment.</summary>
    /// <exception cref="ArgumentException">The body is longer than <see cref="BodyLimit.Characters"/>; nothing was sent.</exception>
    public Task<Comment> CreateCommentAsync(int issue, string body, CancellationToken cancellationToken) =>
        rest.WriteAsync(Body(HttpMethod.Post, $"{IssuePath(issue)}/comments", body), GitHubJson.Default.Comment, cancellationToken);

    /// <summary>Replaces a comment's text; null where the comment is gone.</summary>
    /// <exception cref="ArgumentException">The body is longer than <see cref="BodyLimit.Characters"/>; nothing was sent.</exception>
    public Task<Comment?> UpdateCommentAsync(long commentId, string body, CancellationToken cancellationToken) =>
        rest.ChangeAsync(Body(HttpMethod.Patch, CommentPath(commentId), body), GitHubJson.Default.Comment, cancellationToken);

    /// <summary>Removes a comment; false where it was gone already.</summary>
    public Task<bool> DeleteCommentAsync(long commentId, CancellationToken cancellationToken) =>
        rest.DeleteAsync(CommentPath(commentId), cancellationToken);

    private string CommentPath(long commentId) => $"{path}/issues/comments/{commentId}";

    private static Write<BodyText> Body(HttpMethod method, string path, string body) =>
        new(method, path, new BodyText(BodyLimit.Demand(body)!), GitHubJson.Default.BodyText);

    private static string Since(DateTimeOffset? since) =>
        since is { } time ? "&since=" + time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
}
