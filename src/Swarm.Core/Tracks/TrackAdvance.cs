using System.Collections.Immutable;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Review;
using Swarm.Core.Scheduling;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>The steps that a track takes by itself. At rest there is none.</summary>
internal static class TrackAdvance
{
    /// <summary>The failure of an attempt at which a person is asked instead of the agent.</summary>
    public const int MostFailures = 3;

    public static ImmutableArray<TrackEvent> Next(TrackState state, DateTimeOffset at)
    {
        if (state.Phase.IsFinal() || state.IsPaused || state.Away is not null || state.Foreign is not null) return [];
        return state.Phase switch
        {
            TrackPhase.Approval => Approval(state, at),
            TrackPhase.Execute or TrackPhase.Repair => Work(state, at),
            TrackPhase.Council => AfterCouncil(state, at),
            TrackPhase.Debrief => Debrief(state, at),
            TrackPhase.Ready => IsStale(state) ? [Enter(TrackPhase.Integrate, at)] : HumanReviewDecisions.TakeUp(state, at),
            _ => [],
        };
    }

    private static ImmutableArray<TrackEvent> Approval(TrackState state, DateTimeOffset at)
    {
        if (state.IsApproved) return [Enter(TrackPhase.Execute, at)];
        var asks = state.Settings.Autonomy switch
        {
            Autonomy.Full => false,
            Autonomy.Manual => true,
            _ => !state.IsShort,
        };
        return asks ? [] : [new PlanApproved(null) { At = at }];
    }

    private static ImmutableArray<TrackEvent> Work(TrackState state, DateTimeOffset at)
    {
        if (state.Head is null) return [];
        if (Escalate(state, at) is { IsEmpty: false } asked) return asked;
        if (Resume(state, at) is { IsEmpty: false } resumed) return resumed;
        var started = Start(state, at);
        if (!started.IsEmpty) return started;
        if (!state.AllSettled || state.OpenAttempts.Any()) return ShowGates(state, at);
        return state.Phase == TrackPhase.Execute ? AfterExecute(state, at) : AfterRepair(state, at);
    }

    /// <summary>After a batch of merges every gate's check stands on the pushed head, at most as often as <see cref="TrackChecks.Spacing"/>, and always on the last.</summary>
    private static ImmutableArray<TrackEvent> ShowGates(TrackState state, DateTimeOffset at)
    {
        if (state.PushedHead is not { } pushed || state.HeadEvidence?.Commit != pushed || state.GatesHead == pushed) return [];
        var isLast = state.MergeQueue.IsEmpty && state.OpenAttempts.All(attempt => attempt.Stage == AttemptStage.Waiting);
        return isLast || state.GatesAt is not { } before || at - before >= TrackChecks.Spacing ? [new GatesShown(pushed) { At = at }] : [];
    }

    private static ImmutableArray<TrackEvent> AfterExecute(TrackState state, DateTimeOffset at)
    {
        if (!state.Tasks.Any(task => state.IsDone(task.Id)))
            return [TrackDecider.End(at, TrackPhase.Failed, "every task was left out, so there is nothing to hand over", null)];
        if (Checkpoints.IsPassed(state)) return [Enter(TrackPhase.Integrate, at)];
        return Checkpoints.Ask(state, at) is { IsEmpty: false } asked ? asked : ShowGates(state, at);
    }

    private static ImmutableArray<TrackEvent> AfterRepair(TrackState state, DateTimeOffset at) =>
        [Enter(Council.ToRepair(state.Findings).IsEmpty ? TrackPhase.Integrate : TrackPhase.Verify, at)];

    private static ImmutableArray<TrackEvent> AfterCouncil(TrackState state, DateTimeOffset at)
    {
        // The review speaks of a commit that GitHub must have before repairs move the head on; what others pushed meanwhile stands on top of it.
        if (state.Lenses.Any(lens => !lens.Reported)) return [];
        // Asked before anything else is mended: from there a repair of the findings begins without coming back here.
        var repair = Council.ToRepair(state.Findings);
        if (!repair.IsEmpty && !Checkpoints.IsPassed(state)) return Checkpoints.Ask(state, at);
        // Adopted work that breaks a gate may not even be pushed: integration mends it first, and the findings after it.
        if (IsBroken(state)) return [Enter(TrackPhase.Debrief, at)];
        if (state.PushedHead != state.Head) return [];
        return repair.IsEmpty
            ? [Enter(TrackPhase.Debrief, at)]
            : [Enter(TrackPhase.Repair, at), new TasksAdded([ReviewDecisions.RepairTask(state, repair)], null) { At = at }];
    }

    private static ImmutableArray<TrackEvent> Debrief(TrackState state, DateTimeOffset at)
    {
        if (IsStale(state)) return [Enter(TrackPhase.Integrate, at)];
        var open = state.Findings.Where(finding => finding.Status == FindingStatus.Open).Select(finding => finding.Id).ToImmutableArray();
        if (!open.IsEmpty) return [new FindingsSettled(open, FindingStatus.Left, null) { At = at }];
        var handedOver = state.PushedHead == state.Head && state.PullRequest is not null && state.HeadMeets;
        return handedOver && !state.OpenEscalations.Any() ? [Enter(TrackPhase.Ready, at)] : [];
    }

    /// <summary>
    /// The base has moved, or the head was measured again and no longer meets its gates. In a merge queue the base moves with every
    /// pull request before ours, and the queue itself tries ours on top: a new head would only throw it out.
    /// </summary>
    private static bool IsStale(TrackState state) =>
        (state.BaseTip != state.BaseCommit && !state.IsQueuedForMerge) || IsBroken(state);

    private static bool IsBroken(TrackState state) => state.HeadEvidence?.Commit == state.Head && !state.HeadMeets;

    private static ImmutableArray<TrackEvent> Escalate(TrackState state, DateTimeOffset at)
    {
        foreach (var task in state.Tasks)
        {
            if (state.IsSettled(task.Id) || IsAsked(state, task)) continue;
            if (state.LastAttempt(task.Id) is not { Stage: AttemptStage.Failed, Failure: { } failure }) continue;
            var failures = FailuresSinceAnswer(state, task);
            if (failures > 0 && (failures >= MostFailures || failure.Kind is FailureKind.Setup or FailureKind.Budget or FailureKind.Lost))
                return [Escalations.Task(state, task, failure, at)];
        }

        return [];
    }

    /// <summary>An answered attempt goes on before anything new starts. A background one has given its slot back and waits for another.</summary>
    private static ImmutableArray<TrackEvent> Resume(TrackState state, DateTimeOffset at)
    {
        var asked = state.OpenEscalations.Where(each => each.Kind == EscalationKind.Question).Select(each => each.Subject).ToHashSet();
        var next = state.OpenAttempts.FirstOrDefault(attempt =>
            attempt.Stage == AttemptStage.Waiting && !asked.Contains(attempt.Id) && MayGoOn(state, state.Task(attempt.Task)));
        return next is null ? [] : [new AttemptResumed(next.Id, next.Leg + 1) { At = at }];
    }

    private static bool MayGoOn(TrackState state, PlanTask task) =>
        task.NeedsUserInput || Dispatch.HasSlot(task, Holding(state), state.Settings.Schedule);

    /// <summary>Tasks that hold a slot: all that are open, but for background ones that wait for a person.</summary>
    private static List<PlanTask> Holding(TrackState state) =>
        [.. state.OpenAttempts.Where(attempt => attempt.Stage != AttemptStage.Waiting || state.Task(attempt.Task).NeedsUserInput).Select(attempt => state.Task(attempt.Task))];

    private static ImmutableArray<TrackEvent> Start(TrackState state, DateTimeOffset at)
    {
        var holding = Holding(state);
        var waiting = state.OpenAttempts.Where(attempt => attempt.Stage == AttemptStage.Waiting).Select(attempt => state.Task(attempt.Task)).Except(holding).ToList();
        var chosen = Dispatch.Choose(ReadySet.Of(state), holding, waiting, state.Settings.Schedule);
        return [.. chosen.Select(task => Started(state, task, at))];
    }

    private static AttemptStarted Started(TrackState state, PlanTask task, DateTimeOffset at)
    {
        var last = state.LastAttempt(task.Id);
        var number = state.Attempts.Count(attempt => attempt.Task == task.Id) + 1;
        var (cause, other) = last?.Failure?.Kind switch
        {
            null when state.MergeWith.TryGetValue(task.Id, out var with) => (AttemptCause.Conflict, with),
            null => (AttemptCause.First, null),
            FailureKind.Conflict => (AttemptCause.Conflict, last.Commit),
            // A task that resolves a conflict goes on doing so when it is tried again.
            _ => (AttemptCause.Retry, last.Other),
        };
        return new AttemptStarted($"{task.Id}-{number}", task.Id, number, state.Head!, cause, other) { At = at };
    }

    private static bool IsAsked(TrackState state, PlanTask task) =>
        state.OpenEscalations.Any(each => each.Kind == EscalationKind.TaskFailed && each.Subject == task.Id);

    // Counted by what was asked, not by the clock: the times of events come from several machines.
    private static int FailuresSinceAnswer(TrackState state, PlanTask task) =>
        state.Attempts.Count(attempt => attempt.Task == task.Id && attempt.Stage == AttemptStage.Failed && !attempt.Asked);

    private static PhaseEntered Enter(TrackPhase phase, DateTimeOffset at) => JobDecisions.Enter(phase, at);
}
