using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class ReviewSpecs
{
    private static Spec Integrating() => Road.Running(null, Task("T01", "a")).Merged("T01-1").In(TrackPhase.Integrate);

    [Fact]
    public void A_base_brought_in_opens_the_council_once()
    {
        var spec = Integrating().BroughtUp().Then(typeof(BaseBroughtUp), typeof(PhaseEntered), typeof(CouncilOpened)).In(TrackPhase.Council);
        spec.Wants("push/up1", "lens/1/correctness", "lens/1/security", "lens/1/maintainability");
    }

    [Fact]
    public void The_short_road_has_no_council() =>
        Road.Running(null, Task("T01", "a") with { Effort = "S" }).Merged("T01-1").BroughtUp().In(TrackPhase.Debrief).Pushed().In(TrackPhase.Ready);

    [Fact]
    public void A_conflict_with_the_base_becomes_a_repair_with_both_sides()
    {
        var spec = Integrating().Ends("bring-up/1", new JobResult.Conflict(["a/x", "a/y"], "base9"));
        spec.Then(typeof(StepRedone), typeof(PhaseEntered), typeof(TasksAdded), typeof(AttemptStarted)).In(TrackPhase.Repair);
        spec.State.Task("R01").Touches.ShouldBe(["a/x", "a/y"]);
        spec.State.Attempt("R01-1").ShouldSatisfyAllConditions(a => a.Cause.ShouldBe(AttemptCause.Conflict), a => a.Other.ShouldBe("base9"));
        spec.Merged("R01-1").In(TrackPhase.Integrate).Jobs.ShouldContain("bring-up/1~1");
        spec.Ends("bring-up/1~1", new JobResult.BroughtUp("base9", "up", Good("up"))).In(TrackPhase.Council).State.BaseCommit.ShouldBe("base9");
    }

    [Fact]
    public void Gates_that_fail_with_the_base_become_a_repair_of_the_places()
    {
        var places = new[] { new GateAnnotation("a/x", 3, "bad"), new GateAnnotation("/usr/lib/y.py", 1, "bad"), new GateAnnotation("../z.c", 1, "bad") };
        var spec = Integrating().BroughtUp(evidence: Bad("up1", GateIds.Tests, [.. places])).Then(typeof(BaseBroughtUp), typeof(PhaseEntered), typeof(TasksAdded), typeof(AttemptStarted));
        spec.State.Task("R01").Touches.ShouldBe(["a/x"]);
        spec.State.Task("R01").Description.ShouldBe("- tests: two tests fail");
        spec.Merged("R01-1").BroughtUp(2).In(TrackPhase.Council);
    }

    [Fact]
    public void A_gate_that_was_not_measured_with_the_base_is_named_in_the_repair()
    {
        var evidence = new Evidence("up1", [.. Good("up1").Gates.Select(gate => gate.Gate == GateIds.Tests ? GateResult.NotMeasured(gate.Gate, "too slow") : gate)]);
        Integrating().BroughtUp(evidence: evidence).State.Task("R01").ShouldSatisfyAllConditions(
            task => task.Description.ShouldBe("- tests: too slow"), task => task.Touches.ShouldBe(["a"]));
    }

    [Fact]
    public void Repairs_end_and_a_person_is_asked()
    {
        var spec = Integrating();
        for (var round = 1; round <= 6; round++)
            spec.BroughtUp(round, evidence: Bad($"up{round}")).Merged($"R0{round}-1");
        spec.BroughtUp(7, evidence: Bad("up7")).Then(typeof(BaseBroughtUp), typeof(EscalationRaised)).In(TrackPhase.Integrate);
        spec.Jobs.ShouldNotContain(job => job.StartsWith("bring-up"));
        spec.Says("/swarm answer E-01 1").Jobs.ShouldContain("bring-up/8~1");
    }

    [Fact]
    public void Ids_of_repairs_are_free_even_beside_a_plan_of_any_letters()
    {
        var spec = Road.Explored().Ends("plan/1", Plan(Task("R02", "a"))).Then(typeof(PlanRejected));
        spec.State.PlanFaults.ShouldHaveSingleItem().Code.ShouldBe("id");
    }

    [Fact]
    public void The_council_waits_for_every_lens_and_for_the_push()
    {
        var spec = Road.InCouncil().Lenses().In(TrackPhase.Council);
        spec.Pushed().In(TrackPhase.Ready);
    }

    [Fact]
    public void A_lens_that_fails_or_prints_garbage_is_said_and_holds_nothing_up()
    {
        var spec = Road.InCouncil().Pushed().Ends("lens/1/security", Failure()).Ends("lens/1/correctness", "```swarm-findings\n{nope\n```").Ends("lens/1/maintainability", "fine");
        spec.In(TrackPhase.Ready).State.Lenses.Select(lens => lens.Note.Split(' ')[0]).ShouldBe(["reported", "did", "reported"]);
    }

    [Fact]
    public void A_lens_that_saw_nothing_is_no_praise_for_the_council()
    {
        var spec = Road.InCouncil().Pushed().Ends("lens/1/security", Failure()).Ends("lens/1/correctness", Findings("[]")).Ends("lens/1/maintainability", Findings("[]"));
        var check = TrackSurfaces.Of(spec.In(TrackPhase.Ready).State).OfType<Surface.Check>().Single(each => each.Name == "swarm/council");
        check.ShouldSatisfyAllConditions(each => each.Outcome.ShouldBe(CheckOutcome.ActionRequired), each => each.Title.ShouldContain("1 of 3 lenses did not report"));
    }

    [Fact]
    public void Alike_findings_of_two_lenses_are_one_with_the_heavier_severity()
    {
        var spec = Road.InCouncil().Ends("lens/1/security", Findings("""[{"severity": "minor", "file": "a/x", "line": 3, "text": "It leaks."}]"""));
        spec.Ends("lens/1/correctness", Findings("""[{"severity": "critical", "file": "a/x", "line": 3, "text": "it LEAKS. "}, {"severity": "note", "file": "a/y", "line": 1, "text": "Nice."}]"""));
        spec.State.Findings.Select(finding => (finding.Id, finding.Severity, finding.Lens)).ShouldBe([("F-01", Severity.Critical, "security"), ("F-02", Severity.Note, "correctness")]);
    }

    [Fact]
    public void Heavy_findings_are_repaired_in_one_task()
    {
        var spec = Road.InRepair().In(TrackPhase.Repair).Wants("attempt/R01-1");
        spec.State.Task("R01").ShouldSatisfyAllConditions(task => task.Touches.ShouldBe(["a/x"]), task => task.Title.ShouldBe("Repair F-01"));
    }

    [Fact]
    public void Light_findings_are_left_for_people()
    {
        var spec = Road.InCouncil().Pushed().Lenses(Road.Major.Replace("major", "minor")).In(TrackPhase.Ready);
        spec.State.Findings.Single().Status.ShouldBe(FindingStatus.Left);
    }

    [Fact]
    public void A_verified_repair_settles_its_finding_with_the_commit()
    {
        var spec = Road.InVerify().In(TrackPhase.Verify).Ends("verify/1", Findings("[]")).In(TrackPhase.Debrief);
        spec.State.Findings.Single().ShouldSatisfyAllConditions(f => f.Status.ShouldBe(FindingStatus.Repaired), f => f.Commit.ShouldBe("h-R01-1"));
    }

    [Theory]
    [InlineData("""[{"id": "F-01", "text": "still"}]""")]
    [InlineData("""[{"id": " f-01", "text": "still"}]""")]
    [InlineData("no list")]
    public void What_still_holds_goes_round_once_more_and_is_then_left(string open)
    {
        var spec = Road.InVerify().Ends("verify/1", Findings(open)).In(TrackPhase.Repair);
        spec.Merged("R02-1").Ends("verify/1~1", Findings(open)).In(TrackPhase.Debrief).State.Findings.Single().Status.ShouldBe(FindingStatus.Left);
    }

    [Fact]
    public void The_debrief_waits_for_the_push_and_the_pull_request()
    {
        var spec = Road.Priced(null, Task("T01", "a") with { Effort = "S" }).Ends("start", new JobResult.Started("start")).Merged("T01-1").BroughtUp().In(TrackPhase.Debrief);
        spec.Pushed().In(TrackPhase.Debrief).Wants();
        spec.When(new TrackSignal.PullRequestSeen(new PullRequestFacts(3, "n", "u")) { At = spec.Tick() }).Then(typeof(PullRequestOpened), typeof(PhaseEntered)).In(TrackPhase.Ready);
    }

    [Fact]
    public void A_push_that_failed_asks()
    {
        var spec = Road.InCouncil().Ends("push/up1", Failure(FailureKind.Setup, "A rule forbids it.")).Then(typeof(EscalationRaised));
        spec.Says("1").Jobs.ShouldContain("push/up1~1");
    }

    [Fact]
    public void A_base_that_moves_leads_a_ready_track_back_and_there_again()
    {
        var spec = Road.Ready().When(new TrackSignal.BaseMoved("base1") { At = Noon }).Then(typeof(BaseMoved), typeof(PhaseEntered)).In(TrackPhase.Integrate).Wants("bring-up/2");
        spec.BroughtUp(2).In(TrackPhase.Debrief).Pushed().In(TrackPhase.Ready).State.BaseCommit.ShouldBe("base1");
    }

    [Fact]
    public void A_base_that_moves_while_it_is_brought_in_is_not_forgotten()
    {
        var spec = Road.Ready().When(new TrackSignal.BaseMoved("base1") { At = Noon }).When(new TrackSignal.BaseMoved("base2") { At = Noon });
        spec.BroughtUp(2, "base1").In(TrackPhase.Integrate).Wants("bring-up/3", "push/up2");
        spec.BroughtUp(3, "base3").In(TrackPhase.Debrief).State.BaseTip.ShouldBe("base3");
    }

    [Fact]
    public void The_checks_of_the_head_can_be_measured_again()
    {
        var spec = Road.Ready().When(new TrackSignal.RerunRequested("up1", Stranger) { At = Noon }).Then(typeof(RemeasureAsked)).Wants("remeasure/1");
        spec.Ends("remeasure/1", new JobResult.Measured(Good("up1"))).Then(typeof(HeadMeasured)).In(TrackPhase.Ready).Wants();
        spec.When(new TrackSignal.RerunRequested("old", Stranger) { At = Noon }).ThenNothing();
    }

    [Fact]
    public void A_head_that_no_longer_meets_its_gates_is_not_ready()
    {
        var spec = Road.Ready().When(new TrackSignal.RerunRequested("up1", Stranger) { At = Noon }).Ends("remeasure/1", new JobResult.Measured(Bad("up1")));
        spec.In(TrackPhase.Integrate).BroughtUp(2, evidence: Bad("up2")).In(TrackPhase.Repair);
    }
}
