using System.Collections.Immutable;
using Swarm.Core.Plans;

namespace Swarm.Core.Tracks;

/// <summary>Compares the open tracks of a repository: which of them touch the same files.</summary>
public static class Neighbours
{
    /// <returns>Each track with its neighbours, in the order given.</returns>
    public static ImmutableArray<(TrackState Track, ImmutableArray<Neighbour> Seen)> Of(IEnumerable<TrackState> open)
    {
        // Read once for each track: a hundred tracks are ten thousand pairs.
        var sides = open.Select(state => (Track: state, Touches: Touches(state))).Select(each => (each.Track, each.Touches, Set: new TouchSet(each.Touches))).ToList();
        return [.. sides.Select(mine => (mine.Track, Of(mine.Track, mine.Set, sides.Select(other => (other.Track, other.Touches)))))];
    }

    private static ImmutableArray<Neighbour> Of(TrackState track, TouchSet mine, IEnumerable<(TrackState Track, List<string> Touches)> others) =>
    [
        .. others.Where(other => other.Track.Key != track.Key)
            .Select(other => new Neighbour(other.Track.Issue.Number, other.Track.Key.Run, IsBefore(other.Track, track), [.. other.Touches.Where(mine.Meets)]))
            .Where(each => !each.Touches.IsEmpty)
            .OrderBy(each => each.Issue),
    ];

    private static List<string> Touches(TrackState state) =>
        [.. state.Tasks.Where(task => task.Access != TaskAccess.ReadOnly && !state.Skipped.Contains(task.Id)).SelectMany(task => task.Touches).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsBefore(TrackState one, TrackState other) =>
        (one.StartedAt, one.Issue.Number).CompareTo((other.StartedAt, other.Issue.Number)) < 0;
}
