namespace Swarm.Core.Tracks;

/// <summary>An answer of the app to one comment, posted once.</summary>
/// <param name="CommentId">The comment it answers; also makes its marker.</param>
public sealed record Reply(long CommentId, string Text);
