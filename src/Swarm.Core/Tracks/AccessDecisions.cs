using System.Collections.Immutable;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>
/// What it means that the app may not write to the repository, and that it may again. Meanwhile nothing runs and nothing is spent; what
/// stayed open on GitHub is brought up to date when it may write again, also for a track that has ended since.
/// </summary>
internal static class AccessDecisions
{
    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.AccessLost lost)
    {
        ImmutableArray<TrackEvent> away = state.Away is null ? [new AccessLost(lost.Reason) { At = lost.At }] : [];
        return lost.ForGood && !state.Phase.IsFinal()
            ? away.Add(TrackDecider.End(lost.At, TrackPhase.Cancelled, lost.Reason, null, "All work is kept in the mirror. When the app may write again, set the label to start a new run."))
            : away;
    }

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.AccessRegained regained) =>
        state.Away is null ? [] : [new AccessRegained(regained.Repository) { At = regained.At }];

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.RepositoryMoved moved) =>
        state.Repository == moved.Repository ? [] : [new RepositoryMoved(moved.Repository) { At = moved.At }];
}
