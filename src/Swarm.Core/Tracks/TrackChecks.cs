using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Gates;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>The check runs on the pushed head: the aggregate always, the others from integration on, when the head is one that matters.</summary>
internal static class TrackChecks
{
    public const string Aggregate = "swarm";

    public static IEnumerable<Surface.Check> Of(TrackState state)
    {
        if (state.PushedHead is not { } commit) return [];
        var aggregate = Check(state, Aggregate, commit, Whole(state), StatusText.PhaseName(state), StatusText.Brief(state) + "\n\n" + StatusComment.TaskList(state));
        return state.HeadEvidence?.Commit == commit && state.Phase >= TrackPhase.Integrate
            ? [aggregate, .. state.HeadEvidence.Gates.Where(gate => state.RequiredGates.Contains(gate.Gate)).Select(gate => Gate(state, commit, gate)), .. People(state, commit)]
            : [aggregate];
    }

    private static CheckOutcome Whole(TrackState state) => state.Phase switch
    {
        TrackPhase.Merged => CheckOutcome.Success,
        TrackPhase.Failed => CheckOutcome.Failure,
        TrackPhase.Cancelled or TrackPhase.Closed => CheckOutcome.Cancelled,
        _ when state.OpenEscalations.Any() && !state.OpenAttempts.Any(attempt => attempt.Stage != AttemptStage.Waiting) => CheckOutcome.ActionRequired,
        TrackPhase.Ready when state.PushedHead == state.Head => state.HeadMeets ? CheckOutcome.Success : CheckOutcome.Failure,
        _ => CheckOutcome.InProgress,
    };

    private static Surface.Check Gate(TrackState state, string commit, GateResult gate)
    {
        var measuring = state.Remeasures.Any(request => request.Number > state.Remeasured);
        var outcome = measuring && !state.Phase.IsFinal() ? CheckOutcome.InProgress : gate.Verdict switch
        {
            Verdict.Pass => CheckOutcome.Success,
            Verdict.Warn => CheckOutcome.Neutral,
            Verdict.Fail => CheckOutcome.Failure,
            _ => CheckOutcome.ActionRequired,
        };
        return Check(state, $"swarm/{gate.Gate}", commit, outcome, gate.Verdict.ToString(), MarkdownText.Inline(gate.Summary)) with
        {
            Annotations = gate.Annotations,
            Buttons = gate.Verdict == Verdict.Pass ? [] : [new CheckButton("remeasure", "Measure again", "Runs every gate on this head again")],
        };
    }

    private static IEnumerable<Surface.Check> People(TrackState state, string commit)
    {
        yield return Check(state, "swarm/plan", commit, CheckOutcome.Success, $"{state.Tasks.Length} tasks", StatusComment.TaskList(state));
        var open = state.OpenEscalations.Count();
        yield return Check(state, "swarm/questions", commit,
            open > 0 ? CheckOutcome.ActionRequired : CheckOutcome.Success,
            open > 0 ? $"{open} waiting" : $"{state.Escalations.Length} answered", CouncilText.Questions(state));
        if (!state.IsShort)
            yield return Check(state, "swarm/council", commit, CouncilOutcome(state), CouncilText.Title(state), CouncilText.Findings(state));
    }

    private static CheckOutcome CouncilOutcome(TrackState state)
    {
        if (state.Phase.IsFinal() && state.Phase != TrackPhase.Merged) return CheckOutcome.Cancelled;
        if (state.CouncilRound == 0) return CheckOutcome.Queued;
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
