namespace Swarm.Bot.Publishing;

/// <summary>What the publisher remembers of a comment.</summary>
/// <param name="Pressing">Its pressing part as last written.</param>
/// <param name="WrittenAt">When that was.</param>
/// <param name="Phase">The track's phase then, or when the comment was found deleted.</param>
/// <param name="IsBack">True where it was deleted before and has come back: it does so once.</param>
public sealed record CommentData(string Pressing, DateTimeOffset WrittenAt, string Phase = "", bool IsBack = false);
