using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>
/// Decides what a signal means for a track. Forgiving: a repeated, late or meaningless signal decides nothing.
/// After the signal's own events the track goes on by itself as far as it can, so every decision ends at rest.
/// </summary>
public static class TrackDecider
{
    /// <summary>More steps than any real track takes after one signal; passing it means a rule leads in a circle.</summary>
    private const int MostSteps = 1_000;

    public static ImmutableArray<TrackEvent> Decide(TrackState? state, TrackSignal signal)
    {
        var events = ImmutableArray.CreateBuilder<TrackEvent>();
        var now = Take(state, Direct(state, signal), events);
        for (var step = 0; now is not null; step++)
        {
            if (step > MostSteps) throw new InvalidOperationException($"Track {now.Key} does not come to rest in {now.Phase}.");
            var next = TrackAdvance.Next(now, signal.At);
            if (next.IsEmpty) break;
            now = Take(now, next, events);
        }

        return events.ToImmutable();
    }

    private static TrackState? Take(TrackState? state, ImmutableArray<TrackEvent> decided, ImmutableArray<TrackEvent>.Builder events)
    {
        events.AddRange(decided);
        return TrackFold.Evolve(state, decided);
    }

    private static ImmutableArray<TrackEvent> Direct(TrackState? state, TrackSignal signal)
    {
        if (state is null) return signal is TrackSignal.Labelled labelled ? TrackStart.Begin(labelled) : [];
        return signal switch
        {
            TrackSignal.JobEnded ended => JobDecisions.On(state, ended),
            TrackSignal.CommentWritten comment => CommentDecisions.On(state, comment),
            TrackSignal.BoxTicked box => CommentDecisions.On(state, box),
            TrackSignal.AccessLost lost => AccessDecisions.On(state, lost),
            TrackSignal.AccessRegained regained => AccessDecisions.On(state, regained),
            TrackSignal.RepositoryMoved moved => AccessDecisions.On(state, moved),
            _ when state.Phase.IsFinal() => [],
            TrackSignal.PullRequestSeen seen => state.PullRequest is null ? [new TrackEvent.PullRequestOpened(seen.PullRequest) { At = seen.At }] : [],
            TrackSignal.PullRequestClosed closed => TrackStart.Close(state, closed),
            TrackSignal.IssueClosed closed => [End(closed.At, TrackPhase.Closed, "the issue was closed", closed.By.Login)],
            TrackSignal.IssueLeft left => [End(left.At, TrackPhase.Closed, left.What, left.By.Login, "Where the issue is now, set the label to start anew; the branch and all work are kept here.")],
            TrackSignal.IssueEdited edited => CommentDecisions.On(state, edited),
            TrackSignal.HeadPushedByOthers pushed => HeadDecisions.Moved(state, pushed.Commit, pushed.By.Login, pushed.At),
            TrackSignal.NeighboursSeen seen => state.Neighbours.SequenceEqual(seen.Neighbours) ? [] : [new TrackEvent.NeighboursSeen(seen.Neighbours) { At = seen.At }],
            TrackSignal.LabelRemoved removed => [End(removed.At, TrackPhase.Cancelled, "the label was removed", removed.By.Login)],
            TrackSignal.ChangesRequested asked => HumanReviewDecisions.On(state, asked),
            TrackSignal.RerunRequested rerun => Rerun(state, rerun),
            TrackSignal.RetryPressed pressed => ButtonDecisions.On(state, pressed),
            TrackSignal.ApprovePressed pressed => ButtonDecisions.On(state, pressed),
            TrackSignal.MergeGroupFormed formed => state.MergeGroups.Any(group => group.Commit == formed.Commit) ? [] : [new TrackEvent.MergeGroupFormed(formed.Commit) { At = formed.At }],
            TrackSignal.MergeGroupDropped dropped => state.MergeGroups.Contains(new MergeGroup(dropped.Commit, false)) ? [] : [new TrackEvent.MergeGroupDropped(dropped.Commit) { At = dropped.At }],
            TrackSignal.BaseMoved moved => state.BaseTip.Length > 0 && state.BaseTip != moved.Commit ? [new TrackEvent.BaseMoved(moved.Commit) { At = moved.At }] : [],
            _ => [],
        };
    }

    internal static TrackEvent End(DateTimeOffset at, TrackPhase phase, string reason, string? by, string? next = null) =>
        new TrackEvent.TrackEnded(phase, new TrackEnd(reason, by, next ?? "Set the label again to start a new run; the branch and all work are kept.")) { At = at };

    private static ImmutableArray<TrackEvent> Rerun(TrackState state, TrackSignal.RerunRequested rerun)
    {
        var asked = state.Remeasures.Any(request => request.Number > state.Remeasured);
        if (asked || state.Head is null || rerun.Commit != state.PushedHead || state.HeadEvidence is null) return [];
        return [new TrackEvent.RemeasureAsked(new Remeasure(state.Remeasures.Length + 1, rerun.Commit)) { At = rerun.At }];
    }
}
