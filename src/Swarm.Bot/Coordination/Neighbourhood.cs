using Swarm.Core.Tracks;

namespace Swarm.Bot.Coordination;

/// <summary>Tells the open tracks of a repository which others change the same files.</summary>
public sealed class Neighbourhood(TrackDirectory tracks)
{
    /// <summary>True for a decision after which the files of a track may meet others than before.</summary>
    public static bool IsChangedBy(IEnumerable<TrackEvent> events) =>
        events.Any(each => each is TrackEvent.PlanAccepted or TrackEvent.TasksAdded or TrackEvent.TaskSkipped or TrackEvent.TrackEnded);

    /// <summary>What each open track of the repository must hear; empty where all of them know already.</summary>
    public async Task<IReadOnlyList<(string Track, TrackSignal.NeighboursSeen Signal)>> NewsAsync(long repository, DateTimeOffset at, CancellationToken ct)
    {
        var open = (await tracks.OpenAsync(repository, ct)).Where(state => !state.Phase.IsFinal());
        return [.. Neighbours.Of(open).Where(each => !each.Seen.SequenceEqual(each.Track.Neighbours)).Select(each => (each.Track.Key.ToString(), new TrackSignal.NeighboursSeen(each.Seen) { At = at }))];
    }
}
