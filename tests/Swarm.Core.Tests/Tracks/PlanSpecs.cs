using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class PlanSpecs
{
    [Fact]
    public void A_valid_plan_is_taken_and_checked()
    {
        var spec = Road.Planned(null, Task("T01", "a"), Task("T02", "b", "T01")).Then(typeof(PlanAccepted), typeof(PhaseEntered));
        spec.In(TrackPhase.PlanReview).Wants("preflight");
        spec.State.Tasks.Select(task => task.Id).ShouldBe(["T01", "T02"]);
    }

    [Fact]
    public void A_faulty_plan_goes_back_twice_and_then_to_a_person()
    {
        var spec = Road.Explored();
        spec.Ends("plan/1", Plan(Task("T01", "../x"))).Then(typeof(PlanRejected)).Wants("plan/2");
        spec.State.PlanFaults.ShouldHaveSingleItem().Code.ShouldBe("outside");
        spec.Ends("plan/2", "no plan at all").Then(typeof(PlanRejected)).Wants("plan/3");
        spec.Ends("plan/3", Plan(Task("T01", ".github/workflows/x"))).Then(typeof(PlanRejected), typeof(EscalationRaised)).Wants();
        spec.Says("/swarm answer E-01 1").Wants("plan/4~1");
        spec.Ends("plan/4~1", Plan(Task("T01", "a"))).In(TrackPhase.PlanReview);
        spec.State.PlanFaults.ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_above_the_ceiling_is_refused_with_the_advice_to_split()
    {
        var spec = Road.Explored(Settings with { MaxTasks = 1 }).Ends("plan/1", Plan(Task("T01", "a"), Task("T02", "b"))).Then(typeof(PlanRejected));
        spec.State.PlanFaults.ShouldHaveSingleItem().Code.ShouldBe("too-large");
    }

    [Fact]
    public void The_preflight_prices_the_plan_and_leads_to_approval()
    {
        var spec = Road.Priced(null, Task("T01", "a"), Task("T02", "b")).Then(typeof(PreflightDone), typeof(PhaseEntered)).In(TrackPhase.Approval).Wants();
        spec.State.Estimate!.LowUsd.ShouldBe(0.30m);
        spec.State.Estimate.HighUsd.ShouldBe(2.40m);
        spec.State.Estimate.Workflows.ShouldBe(["ci.yml"]);
    }

    [Fact]
    public void The_price_never_passes_the_limit() =>
        Road.Priced(Settings with { Budget = new Budget(TrackUsd: 1m) }, Task("T01", "a"), Task("T02", "b")).State.Estimate!.HighUsd.ShouldBe(1m);

    [Fact]
    public void A_preflight_that_failed_asks() =>
        Road.Planned(null, Task("T01", "a")).Ends("preflight", Failure()).Then(typeof(EscalationRaised)).Wants();

    [Theory]
    [InlineData(Autonomy.Manual, true)]
    [InlineData(Autonomy.Checkpoint, true)]
    [InlineData(Autonomy.UntilGates, true)]
    [InlineData(Autonomy.Full, false)]
    public void Autonomy_says_who_approves(Autonomy autonomy, bool asks) =>
        Road.Priced(With(autonomy), Task("T01", "a")).In(asks ? TrackPhase.Approval : TrackPhase.Execute).State.IsApproved.ShouldBe(!asks);

    [Theory]
    [InlineData(Autonomy.Manual, Ceremony.Auto, true)]
    [InlineData(Autonomy.Checkpoint, Ceremony.Auto, false)]
    [InlineData(Autonomy.Checkpoint, Ceremony.Light, false)]
    [InlineData(Autonomy.Checkpoint, Ceremony.Full, true)]
    public void One_small_task_takes_the_short_road(Autonomy autonomy, Ceremony ceremony, bool asks) =>
        Road.Priced(With(autonomy) with { Ceremony = ceremony }, Task("T01", "a") with { Effort = "S" }).In(asks ? TrackPhase.Approval : TrackPhase.Execute);

    [Fact]
    public void A_small_task_that_may_ask_is_not_short() =>
        Road.Priced(null, Task("T01", "a") with { Effort = "S", NeedsUserInput = true }).In(TrackPhase.Approval);

    [Fact]
    public void A_command_approves()
    {
        var spec = Road.Priced(null, Task("T01", "a")).Says("/swarm approve").Then(typeof(PlanApproved), typeof(CommandHeard), typeof(PhaseEntered));
        spec.In(TrackPhase.Execute).Wants("start");
    }

    [Fact]
    public void A_box_approves_for_writers_only()
    {
        var spec = Road.Priced(null, Task("T01", "a")).Ticks("plan", Stranger, 1).ThenNothing();
        spec.Ticks("plan", null, 1).Then(typeof(PlanApproved), typeof(PhaseEntered)).Wants("start");
    }

    [Fact]
    public void The_stop_box_ends_the_track_even_beside_approve() =>
        Road.Priced(null, Task("T01", "a")).Ticks("plan", null, 1, 2).Then(typeof(TrackEnded)).In(TrackPhase.Cancelled);

    [Fact]
    public void Approving_too_early_is_refused() =>
        Road.Explored().Says("/swarm approve").Then(typeof(CommandHeard)).LastReply.ShouldNotBeNull().ShouldContain("nothing to approve");

    [Fact]
    public void Leaving_every_task_out_before_approval_ends_in_failure()
    {
        var spec = Road.Priced(null, Task("T01", "a")).Says("/swarm skip T01\n/swarm approve").Ends("start", new JobResult.Started("start"));
        spec.In(TrackPhase.Failed);
    }
}
