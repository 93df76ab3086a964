using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Scheduling;
using Swarm.Core.Tests.Tracks;
using Swarm.Core.Tracks;

namespace Swarm.Core.Tests.Simulation;

/// <summary>What holds in every state whatever the world does.</summary>
internal static class Laws
{
    public static void Hold(TrackState state, RandomWorld world)
    {
        LocksAreApart(state);
        DoneHasEvidence(state);
        LimitsHold(state.OpenAttempts, state);
        NobodyIsPassedOver(state);
        ThereIsAWayOut(state, world);
    }

    /// <summary>Written here a second time, so that a wrong lock check cannot agree with itself.</summary>
    private static void LocksAreApart(TrackState state)
    {
        var open = state.OpenAttempts.Select(attempt => state.Task(attempt.Task)).ToList();
        for (var i = 0; i < open.Count; i++)
            for (var j = i + 1; j < open.Count; j++)
                Apart(open[i], open[j]).ShouldBeTrue($"{open[i].Id} and {open[j].Id} are open at once");
    }

    private static bool Apart(PlanTask one, PlanTask other)
    {
        if (one.Access == TaskAccess.WriteShared || other.Access == TaskAccess.WriteShared) return false;
        if (one.Access == TaskAccess.ReadOnly || other.Access == TaskAccess.ReadOnly) return true;
        return !one.Touches.Any(a => other.Touches.Any(b => $"{a}/".StartsWith($"{b}/", StringComparison.Ordinal) || $"{b}/".StartsWith($"{a}/", StringComparison.Ordinal)));
    }

    private static void DoneHasEvidence(TrackState state)
    {
        foreach (var attempt in state.Attempts.Where(each => each.Stage == AttemptStage.Done))
            foreach (var gate in state.RequiredFor(attempt.Task))
                foreach (var evidence in new[] { attempt.Evidence, attempt.MergedEvidence })
                    evidence!.Gates.Any(each => each.Gate == gate && each.Verdict is Verdict.Pass or Verdict.Warn).ShouldBeTrue($"{attempt.Id} is done without {gate}");
    }

    private static void LimitsHold(IEnumerable<AttemptState> open, TrackState state)
    {
        var holding = open.Select(attempt => (attempt.Stage, state.Task(attempt.Task).NeedsUserInput)).Where(each => each.Stage != AttemptStage.Waiting || each.NeedsUserInput).ToList();
        holding.Count.ShouldBeLessThanOrEqualTo(state.Settings.Schedule.Total);
        holding.Count(each => each.NeedsUserInput).ShouldBeLessThanOrEqualTo(state.Settings.Schedule.Foreground);
        holding.Count(each => !each.NeedsUserInput).ShouldBeLessThanOrEqualTo(state.Settings.Schedule.Background);
    }

    /// <summary>Under <c>checkpoint</c> a person let it go on after the tasks and before repairs of findings; elsewhere nobody was asked.</summary>
    private static void NobodyIsPassedOver(TrackState state)
    {
        var asked = state.Escalations.Where(each => each.Kind == EscalationKind.Checkpoint).ToList();
        asked.Select(each => each.Subject).ShouldBeUnique();
        if (state.Settings.Autonomy != Autonomy.Checkpoint || state.IsShort) asked.ShouldBeEmpty();
        else if (state.Phase is >= TrackPhase.Integrate and <= TrackPhase.Ready)
        {
            asked.Any(each => each.Subject == "Execute" && each.AnsweredBy is not null).ShouldBeTrue("nobody let the tasks' work go on");
            if (state.Phase == TrackPhase.Verify && state.ReviewsTaken == 0) asked.Any(each => each.Subject == "Council" && each.AnsweredBy is not null).ShouldBeTrue("nobody let the findings be repaired");
        }
    }

    private static void ThereIsAWayOut(TrackState state, RandomWorld world)
    {
        if (state.Phase.IsFinal()) return;
        TrackFold.Evolve(state, TrackDecider.Decide(state, new TrackSignal.CommentWritten(long.MaxValue, Facts.Writer, "/swarm cancel") { At = state.UpdatedAt }))!.Phase.ShouldBe(TrackPhase.Cancelled);
        if (TrackJobs.Of(state).Length > 0) return;
        var person = world.Person(state).ShouldNotBeNull($"nothing moves {state.Phase} on");
        TrackDecider.Decide(state, person).Any(each => each is not TrackEvent.CommandHeard).ShouldBeTrue($"{person} moves nothing in {state.Phase}");
    }

    public static void SurfacesAreSound(TrackState state)
    {
        var surfaces = TrackSurfaces.Of(state);
        surfaces.Select(surface => surface.Key).ShouldBeUnique();
        foreach (var check in surfaces.OfType<Surface.Check>())
        {
            if (state.Phase.IsFinal()) check.Outcome.ShouldNotBeOneOf(CheckOutcome.Queued, CheckOutcome.InProgress);
            check.Name.Length.ShouldBeLessThanOrEqualTo(255);
            check.Title.Length.ShouldBeInRange(1, 255);
            check.Summary.Length.ShouldBeLessThanOrEqualTo(65_535);
            foreach (var button in check.Buttons)
                (button.Identifier.Length <= 20 && button.Label.Length <= 20 && button.Description.Length <= 40).ShouldBeTrue();
        }

        foreach (var body in Bodies(surfaces)) body.Length.ShouldBeInRange(1, 65_536);
    }

    private static IEnumerable<string> Bodies(ImmutableArray<Surface> surfaces) => surfaces.Select(surface => surface switch
    {
        Surface.Comment comment => comment.Body,
        Surface.PullRequest pull => pull.Body,
        Surface.Review review => review.Intro,
        _ => null,
    }).OfType<string>();
}
