using System.Collections.Immutable;
using Swarm.Core.Gates;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>Folds the events of attempts. Stages go forward only; done needs evidence for each required gate.</summary>
internal static class AttemptFold
{
    public static TrackState Apply(TrackState state, TrackEvent next) => next switch
    {
        AttemptStarted e => Start(state, e),
        AttemptPaused e => Change(state, next, e.Attempt, [AttemptStage.Running],
            attempt => attempt with { Stage = AttemptStage.Waiting, Session = e.Session }),
        AttemptResumed e => Change(state, next, e.Attempt, [AttemptStage.Waiting],
            attempt => attempt with { Stage = AttemptStage.Running, Leg = e.Leg }),
        AttemptTakenIn e => Change(state, next, e.Attempt, [AttemptStage.Running],
            attempt => attempt with { Stage = AttemptStage.Checking, Commit = e.Commit ?? attempt.Base, Changes = e.Changes, Suspicious = e.Suspicious, Summary = e.Summary, Session = e.Session }),
        AttemptPassed e => Pass(state, e),
        TrackEvent.AttemptFailed e => Change(Dequeue(state, e.Attempt), next, e.Attempt, [AttemptStage.Running, AttemptStage.Waiting, AttemptStage.Checking, AttemptStage.Merging],
            attempt => attempt with { Stage = AttemptStage.Failed, Failure = e.Failure, Evidence = e.Evidence ?? attempt.Evidence, EndedAt = next.At }),
        AttemptMerged e => Merge(state, e),
        _ => throw new ImpossibleEventException(state, next, "it is no event of an attempt"),
    };

    public static TrackState Spend(TrackState state, Spent e) =>
        e.Attempt is null
            ? state
            : state with { Attempts = [.. state.Attempts.Select(attempt => attempt.Id == e.Attempt ? attempt with { Usage = attempt.Usage + e.Usage } : attempt)] };

    /// <summary>A person who is asked about a task is asked about all its failures so far; only later ones count towards the next question.</summary>
    public static TrackState Ask(TrackState state, Escalation asked) =>
        asked.Kind != EscalationKind.TaskFailed
            ? state
            : state with { Attempts = [.. state.Attempts.Select(attempt => attempt.Task == asked.Subject ? attempt with { Asked = true } : attempt)] };

    private static TrackState Start(TrackState state, AttemptStarted e)
    {
        if (state.Attempts.Any(attempt => attempt.Id == e.Attempt)) throw new ImpossibleEventException(state, e, "the attempt exists");
        if (state.IsSettled(e.Task)) throw new ImpossibleEventException(state, e, "the task is settled");
        if (state.OpenAttempts.Any(attempt => attempt.Task == e.Task)) throw new ImpossibleEventException(state, e, "the task has an open attempt");
        var attempt = new AttemptState { Id = e.Attempt, Task = e.Task, Number = e.Number, Base = e.Base, Cause = e.Cause, Other = e.Other, StartedAt = e.At };
        return state with { Attempts = state.Attempts.Add(attempt) };
    }

    private static TrackState Pass(TrackState state, AttemptPassed e)
    {
        DemandEvidence(state, e, e.Attempt, e.Evidence);
        var passed = Change(state, e, e.Attempt, [AttemptStage.Checking], attempt => attempt with { Stage = AttemptStage.Merging, Evidence = e.Evidence });
        return passed with { MergeQueue = passed.MergeQueue.Add(e.Attempt) };
    }

    private static TrackState Merge(TrackState state, AttemptMerged e)
    {
        DemandEvidence(state, e, e.Attempt, e.Evidence);
        var merged = Change(Dequeue(state, e.Attempt), e, e.Attempt, [AttemptStage.Merging],
            attempt => attempt with { Stage = AttemptStage.Done, MergedEvidence = e.Evidence, EndedAt = e.At });
        // A read-only task leaves the head where it is, and what is known of it stands.
        return merged with { Head = e.Head, HeadEvidence = e.Head != state.Head && e.Evidence.Commit == e.Head ? e.Evidence : merged.HeadEvidence };
    }

    private static void DemandEvidence(TrackState state, TrackEvent next, string attempt, Evidence evidence)
    {
        if (!evidence.Meets(state.RequiredFor(state.Attempt(attempt).Task)))
            throw new ImpossibleEventException(state, next, "there is no evidence for each required gate");
    }

    private static TrackState Dequeue(TrackState state, string attempt) => state with { MergeQueue = state.MergeQueue.Remove(attempt) };

    private static TrackState Change(TrackState state, TrackEvent next, string id, ImmutableArray<AttemptStage> from, Func<AttemptState, AttemptState> change)
    {
        var attempt = state.Attempts.FirstOrDefault(each => each.Id == id) ?? throw new ImpossibleEventException(state, next, $"there is no attempt {id}");
        if (!from.Contains(attempt.Stage)) throw new ImpossibleEventException(state, next, $"{id} is {attempt.Stage}");
        return state with { Attempts = state.Attempts.Replace(attempt, change(attempt)) };
    }
}
