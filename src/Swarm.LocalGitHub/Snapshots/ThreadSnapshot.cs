namespace Swarm.LocalGitHub;

/// <summary>A review thread: its first comment and the replies.</summary>
public sealed record ThreadSnapshot(string Id, bool Resolved, IReadOnlyList<ReviewCommentSnapshot> Comments);
