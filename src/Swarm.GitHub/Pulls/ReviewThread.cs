namespace Swarm.GitHub;

/// <summary>A conversation on a line.</summary>
/// <param name="Id">Its name in GraphQL.</param>
/// <param name="IsResolved">True where it is settled.</param>
/// <param name="FirstCommentNodeId">The comment that began it, by its <see cref="ReviewComment.NodeId"/>.</param>
/// <param name="FirstCommentId">The same by its number; null where GitHub's 32 bits cannot hold it.</param>
public sealed record ReviewThread(string Id, bool IsResolved, string? FirstCommentNodeId, long? FirstCommentId)
{
    /// <summary>True where <paramref name="comment"/> began it.</summary>
    public bool StartsWith(ReviewComment comment) =>
        FirstCommentId == comment.Id || (FirstCommentNodeId is not null && FirstCommentNodeId == comment.NodeId);
}
