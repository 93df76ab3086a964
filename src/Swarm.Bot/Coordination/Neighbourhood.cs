using System.Collections.Immutable;
using Swarm.Core.Plans;
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
        var open = (await tracks.OpenAsync(repository, ct)).Where(state => !state.Phase.IsFinal()).ToList();
        return
        [
            .. open.Select(state => (State: state, Seen: Of(state, open)))
                .Where(each => !each.Seen.SequenceEqual(each.State.Neighbours))
                .Select(each => (each.State.Key.ToString(), new TrackSignal.NeighboursSeen(each.Seen) { At = at })),
        ];
    }

    private static ImmutableArray<Neighbour> Of(TrackState state, IEnumerable<TrackState> open)
    {
        var mine = Touches(state);
        return
        [
            .. open.Where(other => other.Key != state.Key)
                .Select(other => new Neighbour(other.Issue.Number, other.Key.Run, IsBefore(other, state), [.. Touches(other).Where(touch => mine.Any(own => Touch.Overlap(own, touch)))]))
                .Where(each => !each.Touches.IsEmpty)
                .OrderBy(each => each.Issue),
        ];
    }

    private static List<string> Touches(TrackState state) =>
        [.. state.Tasks.Where(task => task.Access != TaskAccess.ReadOnly && !state.Skipped.Contains(task.Id)).SelectMany(task => task.Touches).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsBefore(TrackState one, TrackState other) =>
        (one.StartedAt, one.Issue.Number).CompareTo((other.StartedAt, other.Issue.Number)) < 0;
}
