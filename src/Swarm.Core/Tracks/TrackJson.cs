using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swarm.Core.Tracks;

/// <summary>Events and states as JSON text, the form in which the store keeps them.</summary>
public static class TrackJson
{
    public static string Write(TrackEvent fact) => JsonSerializer.Serialize(fact, TrackJsonContext.Default.TrackEvent);

    /// <exception cref="JsonException">The text is no event of this version.</exception>
    public static TrackEvent ReadEvent(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TrackJsonContext.Default.TrackEvent) ?? throw new JsonException("An event is no null.");
        }
        catch (NotSupportedException e)
        {
            throw new JsonException("An event says of which kind it is.", e);
        }
    }

    public static string Write(TrackState state) => JsonSerializer.Serialize(state, TrackJsonContext.Default.TrackState);

    /// <exception cref="JsonException">The text is no state of this version.</exception>
    public static TrackState ReadState(string json) =>
        JsonSerializer.Deserialize(json, TrackJsonContext.Default.TrackState) ?? throw new JsonException("A state is no null.");
}
