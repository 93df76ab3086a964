namespace Swarm.Bot.Publishing;

/// <summary>Another publisher has taken the track over; this one stops at once.</summary>
public sealed class LostPublishingException(string track) : InvalidOperationException($"Another publisher has track {track}.");
