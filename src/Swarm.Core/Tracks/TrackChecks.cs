using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Gates;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>
/// The check runs. The aggregate stands on every pushed head and on the commits on which a merge queue tries the pull request; the others
/// on the heads that matter: from integration on each pushed one, before that the one that <see cref="TrackState.GatesHead"/> names.
/// The aggregate says what was measured. The council advises: who wants its word to block requires <c>swarm/council</c> too.
/// </summary>
internal static class TrackChecks
{
    public const string Plan = "swarm/plan";

    /// <summary>While tasks run, gate checks move to a newer head at most this often: each move writes a dozen checks.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMinutes(2);

    public static IEnumerable<Surface.Check> Of(TrackState state)
    {
        if (state.PushedHead is not { } commit) return [];
        var matters = state.HeadEvidence?.Commit == commit && (state.Phase >= TrackPhase.Integrate || state.GatesHead == commit);
        return
        [
            Whole(state, commit),
            .. state.MergeGroups.Where(group => group.IsOpen && group.Commit != commit).Select(group => Whole(state, group.Commit)),
            .. matters ? Gates(state, commit) : [],
            .. matters || Checkpoints.Open(state) is not null ? People(state, commit) : [],
        ];
    }

    private static Surface.Check Whole(TrackState state, string commit)
    {
        var outcome = Whole(state);
        var check = Check(state, SurfaceKeys.AggregateCheck, commit, outcome, StatusText.PhaseName(state), StatusText.Brief(state) + "\n\n" + StatusComment.TaskList(state));
        var stopped = outcome is CheckOutcome.ActionRequired or CheckOutcome.TimedOut;
        return stopped && state.OpenEscalations.Any(each => each.CanRetry) ? check with { Buttons = [CheckButton.Retry] } : check;
    }

    private static CheckOutcome Whole(TrackState state) => state.Phase switch
    {
        TrackPhase.Merged => CheckOutcome.Success,
        TrackPhase.Failed => CheckOutcome.Failure,
        TrackPhase.Cancelled or TrackPhase.Closed => CheckOutcome.Cancelled,
        _ when state.OpenEscalations.Any() && !state.OpenAttempts.Any(attempt => attempt.Stage != AttemptStage.Waiting) => Waiting(state.OpenEscalations),
        TrackPhase.Ready when state.PushedHead == state.Head => state.HeadMeets ? CheckOutcome.Success : CheckOutcome.Failure,
        _ => CheckOutcome.InProgress,
    };

    private static CheckOutcome Waiting(IEnumerable<Escalation> open) =>
        open.Any(each => each.IsWorkerDead) ? CheckOutcome.TimedOut : CheckOutcome.ActionRequired;

    private static IEnumerable<Surface.Check> Gates(TrackState state, string commit) =>
        state.HeadEvidence!.Gates.Where(gate => state.RequiredGates.Contains(gate.Gate)).Select(gate => Gate(state, commit, gate));

    private static Surface.Check Gate(TrackState state, string commit, GateResult gate)
    {
        var outcome = Measuring(state) ?? Said(gate.Verdict);
        return Check(state, $"swarm/{gate.Gate}", commit, outcome, gate.Verdict.ToString(), MarkdownText.Inline(gate.Summary)) with
        {
            Annotations = gate.Annotations,
            Buttons = outcome == CheckOutcome.Success ? [] : [CheckButton.Remeasure],
        };
    }

    private static CheckOutcome Said(Verdict verdict) => verdict switch
    {
        Verdict.Pass => CheckOutcome.Success,
        Verdict.Warn => CheckOutcome.Neutral,
        Verdict.Fail => CheckOutcome.Failure,
        _ => CheckOutcome.ActionRequired,
    };

    /// <summary>What a gate shows while it is measured again: a measurement that broke off must not go on spinning.</summary>
    private static CheckOutcome? Measuring(TrackState state)
    {
        if (state.Phase.IsFinal() || state.Remeasures.FirstOrDefault(request => request.Number > state.Remeasured) is not { } request) return null;
        var broken = state.OpenEscalations.Where(each => each.Kind == EscalationKind.StepFailed && each.Subject == TrackJobs.RemeasureStep(request)).ToList();
        return broken.Count > 0 ? Waiting(broken) : CheckOutcome.InProgress;
    }

    private static IEnumerable<Surface.Check> People(TrackState state, string commit)
    {
        yield return Approval(state, commit);
        var open = state.OpenEscalations.Count();
        yield return Check(state, "swarm/questions", commit,
            open > 0 ? CheckOutcome.ActionRequired : CheckOutcome.Success,
            open > 0 ? $"{open} waiting" : $"{state.Escalations.Length} answered", CouncilText.Questions(state)) with
        {
            Buttons = state.OpenEscalations.Any(each => each.CanRetry) ? [CheckButton.Retry] : [],
        };
        if (!state.IsShort && state.Phase >= TrackPhase.Integrate)
            yield return Check(state, "swarm/council", commit, CouncilOutcome(state), CouncilText.Title(state), CouncilText.Findings(state));
    }

    private static Surface.Check Approval(TrackState state, string commit) => Checkpoints.Open(state) is { } asked
        ? Check(state, Plan, commit, CheckOutcome.ActionRequired, $"The end of {asked.Subject} waits for approval", CheckpointText.Shown(asked) + "\n\n" + StatusComment.TaskList(state)) with { Buttons = [CheckButton.Approve] }
        : Check(state, Plan, commit, CheckOutcome.Success, $"{state.Tasks.Length} tasks", StatusComment.TaskList(state));

    private static CheckOutcome CouncilOutcome(TrackState state)
    {
        if (state.Phase.IsFinal() && state.Phase != TrackPhase.Merged) return CheckOutcome.Cancelled;
        if (state.CouncilRound == 0) return CheckOutcome.Queued;
        if (Checkpoints.Open(state) is not null) return CheckOutcome.ActionRequired;
        if (state.Phase < TrackPhase.Debrief) return CheckOutcome.InProgress;
        if (state.Findings.Any(finding => finding.Status != FindingStatus.Repaired && finding.Severity >= Council.Floor)) return CheckOutcome.Failure;
        // A lens that saw nothing has found nothing, which is no praise.
        return state.Lenses.Any(lens => lens.Silent) ? CheckOutcome.ActionRequired : CheckOutcome.Success;
    }

    private static Surface.Check Check(TrackState state, string name, string commit, CheckOutcome outcome, string title, string summary)
    {
        // When a track ends, nothing of it goes on spinning.
        var shown = state.Phase.IsFinal() && outcome is (CheckOutcome.Queued or CheckOutcome.InProgress) ? CheckOutcome.Cancelled : outcome;
        return new Surface.Check(SurfaceKeys.Check(name, commit), name, commit, shown, title, summary);
    }
}
