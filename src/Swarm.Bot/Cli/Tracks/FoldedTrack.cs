using System.Text.Json;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>A track as the store has it.</summary>
/// <param name="State">Null where the stream does not fold.</param>
/// <param name="Fault">Why the track is set aside or does not fold; null where all is well.</param>
internal sealed record FoldedTrack(TrackState? State, string? Fault)
{
    public static async Task<FoldedTrack> ReadAsync(TrackReader reader, string key, CancellationToken ct)
    {
        if (await reader.LoadAsync(key, ct) is not { } stored) return new FoldedTrack(null, "The track is gone.");
        if (stored.SchemaVersion > TrackState.Schema) return new FoldedTrack(null, "A newer version of the product wrote it.");
        try
        {
            return new FoldedTrack(Fold(stored), stored.ParkedReason);
        }
        catch (Exception e) when (e is ImpossibleEventException or JsonException)
        {
            return new FoldedTrack(null, stored.ParkedReason ?? e.Message);
        }
    }

    private static TrackState? Fold(StoredTrack stored)
    {
        var start = stored.Snapshot is { } snapshot ? TrackJson.ReadState(snapshot.Json) : null;
        return TrackFold.Evolve(start, stored.Events.Select(each => TrackJson.ReadEvent(each.Json)));
    }
}
