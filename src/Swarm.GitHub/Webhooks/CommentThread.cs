namespace Swarm.GitHub;

/// <summary>A thread with its comments, oldest first; <paramref name="NodeId"/> is <see cref="ReviewThread.Id"/>.</summary>
public sealed record CommentThread(string NodeId, IReadOnlyList<ReviewComment> Comments);
