namespace Swarm.Core.Tracks;

/// <summary>A comment that was taken as a command or an answer; it gets a reaction and never runs again.</summary>
public sealed record HeardCommand(long CommentId, bool Accepted);
