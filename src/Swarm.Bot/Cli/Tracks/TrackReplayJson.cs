namespace Swarm.Bot.Cli.Tracks;

/// <summary>The one object that <c>swarm track replay --json</c> prints.</summary>
/// <param name="Reason">Why it was parked.</param>
internal sealed record TrackReplayJson(string Track, string Reason);
