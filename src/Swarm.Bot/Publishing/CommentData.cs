namespace Swarm.Bot.Publishing;

/// <summary>What the publisher remembers of a comment: its pressing part as last written, and when.</summary>
public sealed record CommentData(string Pressing, DateTimeOffset WrittenAt);
