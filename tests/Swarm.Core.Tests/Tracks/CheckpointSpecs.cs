using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class CheckpointSpecs
{
    private static readonly RepositorySettings Asking = With(Autonomy.Checkpoint);

    private static Spec Merged() => Road.Running(Asking, Task("T01", "a")).Merged("T01-1");

    private static Spec AfterTasks() => Merged().Pushed();

    private static Spec AfterCouncil() => AfterTasks().Says("/swarm approve").BroughtUp().Pushed().Lenses(Road.Major);

    private static Surface.Check Check(Spec spec, string name) =>
        TrackSurfaces.Of(spec.State).OfType<Surface.Check>().Single(each => each.Name == name && each.Commit == spec.State.PushedHead);

    private static string Comment(Spec spec, string key) => TrackSurfaces.Of(spec.State).OfType<Surface.Comment>().Single(each => each.Key == key).Body;

    private static Spec Press(Spec spec, Actor by, string? commit = null) =>
        spec.When(new TrackSignal.ApprovePressed(commit ?? spec.State.PushedHead!, by) { At = spec.Tick() });

    [Fact]
    public void When_every_task_is_settled_and_pushed_it_asks_once_and_rests()
    {
        var spec = Merged().In(TrackPhase.Execute).Wants("push/h-T01-1");
        spec.State.Escalations.ShouldBeEmpty("the button stands on a head that GitHub has");
        spec.Pushed().Then(typeof(HeadPushed), typeof(EscalationRaised), typeof(GatesShown)).In(TrackPhase.Execute).Wants();
        spec.When(new TrackSignal.Tick { At = spec.Tick() }).ThenNothing();
        spec.When(new TrackSignal.BaseMoved("base1") { At = spec.Tick() }).Then(typeof(BaseMoved)).In(TrackPhase.Execute);
    }

    [Theory]
    [InlineData("/swarm approve")]
    [InlineData("/swarm answer E-01 1")]
    [InlineData("approve")]
    [InlineData("1")]
    public void Words_let_it_go_on(string words) =>
        AfterTasks().Says(words).Then(typeof(EscalationAnswered), typeof(CommandHeard), typeof(PhaseEntered)).In(TrackPhase.Integrate);

    [Fact]
    public void A_tick_lets_it_go_on() => AfterTasks().Ticks("question/E-01", null, 1).Then(typeof(EscalationAnswered), typeof(PhaseEntered)).In(TrackPhase.Integrate);

    [Fact]
    public void The_other_box_ends_the_track() => AfterTasks().Ticks("question/E-01", null, 2).In(TrackPhase.Cancelled);

    [Theory]
    [InlineData("fine by me, E-01")]
    [InlineData("E-01 approve both")]
    public void Unclear_words_are_no_consent(string words) => AfterTasks().Says(words).In(TrackPhase.Execute).State.OpenEscalations.ShouldHaveSingleItem();

    [Fact]
    public void The_button_stands_on_the_plans_check_and_approves()
    {
        var spec = AfterTasks();
        Check(spec, "swarm/plan").ShouldSatisfyAllConditions(
            check => check.Outcome.ShouldBe(CheckOutcome.ActionRequired), check => check.Buttons.ShouldBe([CheckButton.Approve]), check => check.Title.ShouldBe("The end of Execute waits for approval"));
        Check(spec, "swarm").ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.ActionRequired), check => check.Buttons.ShouldBeEmpty());
        Press(spec, Writer, "start").ThenNothing();
        Press(spec, Stranger).Then(typeof(PressRefused)).In(TrackPhase.Execute);
        Press(spec, Stranger).ThenNothing();
        Press(spec, Writer).Then(typeof(EscalationAnswered), typeof(PhaseEntered)).In(TrackPhase.Integrate);
        Check(spec, "swarm/plan").ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.Success), check => check.Buttons.ShouldBeEmpty());
        Press(spec, Writer).ThenNothing();
    }

    [Fact]
    public void What_is_done_what_comes_next_and_what_it_may_cost_is_said()
    {
        var spec = AfterTasks();
        foreach (var text in (string[])[Comment(spec, "status"), Comment(spec, "question/E-01"), Check(spec, "swarm/plan").Summary])
        {
            text.ShouldContain("The one task is merged. $0.00 is spent.");
            text.ShouldContain("a council of 3 lenses reviews it");
            text.ShouldContain("The plan was priced at $0.15–$1.20");
            text.ShouldContain("Model calls stop at $10.00.");
        }

        spec.Says("/swarm").LastReply.ShouldNotBeNull().ShouldContain("The end of Execute (E-01) waits for `/swarm approve`.");
        Comment(spec, "question/E-01").ShouldContain("- [ ] 1. Approve");
    }

    [Fact]
    public void Findings_are_repaired_only_after_a_person_approved()
    {
        var spec = AfterCouncil().In(TrackPhase.Council).Wants();
        spec.State.Tasks.ShouldHaveSingleItem("the plan has not grown yet");
        Check(spec, "swarm/plan").Buttons.ShouldBe([CheckButton.Approve]);
        Check(spec, "swarm/council").Outcome.ShouldBe(CheckOutcome.ActionRequired);
        Comment(spec, "question/E-02").ShouldContain("asks for 1 repair: F-01 (major, a/x:3)");
        spec.Says("/swarm approve").Then(typeof(EscalationAnswered), typeof(CommandHeard), typeof(PhaseEntered), typeof(TasksAdded), typeof(AttemptStarted)).In(TrackPhase.Repair);
    }

    [Fact]
    public void A_repair_that_did_not_do_is_repeated_without_asking_again()
    {
        var spec = AfterCouncil().Says("/swarm approve").Merged("R01-1").In(TrackPhase.Verify).Ends("verify/1", "silent").In(TrackPhase.Repair).Wants("attempt/R02-1", "push/h-R01-1");
        spec.State.OpenEscalations.ShouldBeEmpty();
    }

    [Fact]
    public void Findings_that_nothing_repairs_ask_nobody() => AfterTasks().Says("/swarm approve").BroughtUp().Pushed().Lenses().In(TrackPhase.Ready);

    [Fact]
    public void Adopted_work_that_breaks_a_gate_does_not_get_findings_repaired_unasked()
    {
        var spec = AfterTasks().Says("/swarm approve").BroughtUp().Pushed().When(new TrackSignal.HeadPushedByOthers("theirs", Writer) { At = Noon });
        spec.Ends("adopt/theirs", new JobResult.Adopted("theirs", "theirs", Bad("theirs"))).Lenses(Road.Major).In(TrackPhase.Council);
        spec.State.OpenEscalations.ShouldHaveSingleItem().Subject.ShouldBe("Council");
        spec.Says("/swarm approve").In(TrackPhase.Integrate);
    }

    [Fact]
    public void What_was_pushed_by_others_at_rest_is_adopted_and_the_rest_goes_on()
    {
        var spec = AfterTasks().When(new TrackSignal.HeadPushedByOthers("theirs", Writer) { At = Noon }).Wants("adopt/theirs");
        spec.Ends("adopt/theirs", new JobResult.Adopted("theirs", "theirs", Good("theirs"))).In(TrackPhase.Execute).Wants();
        Check(spec, "swarm/plan").Buttons.ShouldBe([CheckButton.Approve]);
        Press(spec, Writer).In(TrackPhase.Integrate);
    }

    [Fact]
    public void A_plan_that_only_reads_has_a_button_too()
    {
        var spec = Road.Running(Asking, Task("T01", "a") with { Access = TaskAccess.ReadOnly });
        spec.Ends("attempt/T01-1", new JobResult.AttemptEnded("Read.", null, [], [], "s")).Ends("measure/T01-1", new JobResult.Measured(Good("start"))).Ends("merge/T01-1", new JobResult.Merged("start", Good("start")));
        Check(spec, "swarm/plan").Buttons.ShouldBe([CheckButton.Approve]);
    }

    [Theory]
    [InlineData(Autonomy.UntilGates)]
    [InlineData(Autonomy.Full)]
    public void Others_never_rest_there(Autonomy autonomy) =>
        Road.Running(With(autonomy), Task("T01", "a")).Merged("T01-1").BroughtUp().Pushed().Lenses(Road.Major).In(TrackPhase.Repair).State.Escalations.ShouldBeEmpty();

    [Fact]
    public void The_short_road_never_rests() => Road.Running(Asking, Task("T01", "a") with { Effort = "S" }).Merged("T01-1").In(TrackPhase.Integrate);

    [Fact]
    public void A_pause_holds_what_was_approved()
    {
        var spec = AfterTasks().Says("/swarm pause").Says("/swarm approve").In(TrackPhase.Execute);
        spec.Says("/swarm resume").In(TrackPhase.Integrate);
    }
}
