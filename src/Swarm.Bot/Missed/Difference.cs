namespace Swarm.Bot.Missed;

/// <summary>What GitHub shows and what a track says, where the two do not fit.</summary>
/// <param name="Track">The track that is to hear of it; nobody else does.</param>
public sealed record Difference(string Track, string Seen, string Expected);
