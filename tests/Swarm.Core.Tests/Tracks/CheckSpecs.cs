using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class CheckSpecs
{
    private static IEnumerable<Surface.Check> Checks(Spec spec) => TrackSurfaces.Of(spec.State).OfType<Surface.Check>();

    private static Surface.Check Check(Spec spec, string name, string? commit = null) =>
        Checks(spec).Single(each => each.Name == name && each.Commit == (commit ?? spec.State.PushedHead));

    private static Spec ThreeTasks() => Road.Running(null, Task("T01", "a"), Task("T02", "b"), Task("T03", "c"));

    private static Spec Later(Spec spec, TimeSpan by)
    {
        for (var passed = TimeSpan.Zero; passed < by; passed += TimeSpan.FromSeconds(1)) spec.Tick();
        return spec;
    }

    [Fact]
    public void The_start_commit_shows_the_aggregate_alone() =>
        Checks(ThreeTasks()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(check => check.Name.ShouldBe("swarm"), check => check.Outcome.ShouldBe(CheckOutcome.InProgress));

    [Fact]
    public void A_merged_batch_shows_its_gates_while_tasks_still_run()
    {
        var spec = ThreeTasks().Merged("T01-1").Pushed().Then(typeof(HeadPushed), typeof(GatesShown));
        Check(spec, "swarm/tests").ShouldSatisfyAllConditions(check => check.Commit.ShouldBe("h-T01-1"), check => check.Outcome.ShouldBe(CheckOutcome.Success));
        Checks(spec).ShouldNotContain(check => check.Name == "swarm/council", "nobody looks at an unfinished change");
    }

    [Fact]
    public void The_next_batch_within_two_minutes_shows_none_and_a_later_one_does()
    {
        var spec = ThreeTasks().Merged("T01-1").Pushed().Merged("T02-1").Pushed().Then(typeof(HeadPushed));
        Checks(spec).Select(check => check.Name).ShouldBe(["swarm"]);
        Later(spec, TimeSpan.FromMinutes(2)).TakenIn("T03-1").Then(typeof(AttemptTakenIn), typeof(GatesShown));
        Checks(spec).ShouldContain(check => check.Name == "swarm/tests");
    }

    [Fact]
    public void Before_a_rest_the_last_batch_shows_its_gates_however_soon()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b"), Task("T03", "c") with { DependsOn = ["T01", "T02"], NeedsUserInput = true }).Merged("T01-1").Pushed().Merged("T02-1").Pushed();
        spec.Ends("attempt/T03-1", new JobResult.AttemptEnded(Question(), null, [], [], "s"));
        Check(spec, "swarm/questions").ShouldSatisfyAllConditions(check => check.Commit.ShouldBe("h-T02-1"), check => check.Outcome.ShouldBe(CheckOutcome.ActionRequired));
        Check(spec, "swarm").Outcome.ShouldBe(CheckOutcome.ActionRequired);
        spec.Says("/swarm answer E-01 1");
        Check(spec, "swarm/questions").Outcome.ShouldBe(CheckOutcome.Success);
    }

    [Fact]
    public void A_dead_worker_is_timed_out_until_somebody_presses_retry()
    {
        var spec = Road.InCouncil().Ends("push/up1", Failure(FailureKind.Lost, "The app ended 10 times while it was doing this.")).Then(typeof(EscalationRaised)).Lenses();
        Check(spec, "swarm").ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.TimedOut), check => check.Buttons.ShouldBe([CheckButton.Retry]));
        spec.When(new TrackSignal.RetryPressed("older", Writer) { At = spec.Tick() }).ThenNothing();
        var head = spec.State.PushedHead!;
        spec.When(new TrackSignal.RetryPressed(head, Writer) { At = spec.Tick() }).Then(typeof(EscalationAnswered), typeof(StepRedone)).Wants("push/up1~1");
        Check(spec, "swarm", head).Outcome.ShouldBe(CheckOutcome.InProgress);
    }

    [Fact]
    public void Who_may_not_press_is_told_so_once()
    {
        var spec = Road.InCouncil().Ends("push/up1", Failure(FailureKind.Lost)).Lenses();
        spec.When(new TrackSignal.RetryPressed("older", Stranger) { At = spec.Tick() }).ThenNothing();
        spec.When(new TrackSignal.RetryPressed("start", Stranger) { At = spec.Tick() }).Then(typeof(PressRefused));
        spec.When(new TrackSignal.RetryPressed("start", Stranger) { At = spec.Tick() }).ThenNothing().State.OpenEscalations.ShouldHaveSingleItem();
        TrackSurfaces.Of(spec.State).OfType<Surface.Comment>().Single(each => each.Key == "refusal/1").Body.ShouldBe("@nils, the buttons of checks need write access to acme/shop. Ask somebody who has it.");
    }

    [Fact]
    public void An_attempt_whose_worker_died_asks_at_once_and_blames_nobody()
    {
        var spec = Road.Running(null, Task("T01", "a")).Ends("attempt/T01-1", Failure(FailureKind.Lost)).Then(typeof(TrackEvent.AttemptFailed), typeof(EscalationRaised));
        Check(spec, "swarm").Outcome.ShouldBe(CheckOutcome.TimedOut);
    }

    [Theory]
    [InlineData(FailureKind.Lost, CheckOutcome.TimedOut)]
    [InlineData(FailureKind.Setup, CheckOutcome.ActionRequired)]
    public void A_measurement_that_broke_off_does_not_spin(FailureKind kind, CheckOutcome shown)
    {
        var spec = Road.Ready().When(new TrackSignal.RerunRequested("up1", Writer) { At = Noon });
        Check(spec, "swarm/tests").Outcome.ShouldBe(CheckOutcome.InProgress);
        spec.Ends("remeasure/1", Failure(kind));
        Check(spec, "swarm/tests").ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(shown), check => check.Buttons.ShouldBe([CheckButton.Remeasure]));
    }

    [Fact]
    public void An_agents_question_has_no_retry_button()
    {
        var spec = Road.Running(null, Task("T01", "a") with { NeedsUserInput = true }).Ends("attempt/T01-1", new JobResult.AttemptEnded(Question(), null, [], [], "s"));
        Check(spec, "swarm").ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.ActionRequired), check => check.Buttons.ShouldBeEmpty());
        spec.When(new TrackSignal.RetryPressed("start", Writer) { At = spec.Tick() }).ThenNothing();
    }

    [Fact]
    public void A_merge_group_carries_the_aggregate_until_it_is_let_go()
    {
        var spec = Road.Ready().When(new TrackSignal.MergeGroupFormed("group") { At = Noon }).Then(typeof(TrackEvent.MergeGroupFormed));
        Check(spec, "swarm", "group").Outcome.ShouldBe(CheckOutcome.Success);
        Checks(spec).Count(check => check.Commit == "group").ShouldBe(1);
        spec.When(new TrackSignal.MergeGroupDropped("group") { At = Noon });
        Checks(spec).ShouldNotContain(check => check.Commit == "group");
        spec.When(new TrackSignal.MergeGroupFormed("group") { At = Noon }).ThenNothing();
    }

    [Fact]
    public void News_of_a_group_that_comes_after_its_end_opens_nothing()
    {
        var spec = Road.Ready().When(new TrackSignal.MergeGroupDropped("group") { At = Noon }).When(new TrackSignal.MergeGroupFormed("group") { At = Noon }).ThenNothing();
        spec.State.IsQueuedForMerge.ShouldBeFalse();
    }

    [Fact]
    public void A_base_that_moves_under_a_merge_queue_makes_no_new_head_until_the_queue_lets_go()
    {
        var spec = Road.Ready().When(new TrackSignal.MergeGroupFormed("group") { At = Noon }).When(new TrackSignal.BaseMoved("base1") { At = Noon }).In(TrackPhase.Ready);
        spec.When(new TrackSignal.MergeGroupDropped("group") { At = Noon }).In(TrackPhase.Integrate);
    }
}
