using System.Text.Json;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>The one object that <c>swarm track log --json</c> prints.</summary>
internal sealed record TrackLogJson(string Track, IReadOnlyList<TrackLogJson.Entry> Events)
{
    /// <param name="Version">Counts the track's events, from 1.</param>
    /// <param name="Kind">Name of the event.</param>
    /// <param name="Fact">The event as it is stored, nothing left out.</param>
    public sealed record Entry(long Version, DateTimeOffset At, string Kind, string Text, JsonElement Fact);
}
