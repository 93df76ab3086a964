using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class WorkSpecs
{
    [Fact]
    public void Tasks_without_a_path_between_them_start_together_and_the_rest_waits()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b"), Task("T03", "c", "T01"), Task("T04", "a/x"));
        spec.Wants("attempt/T01-1", "attempt/T02-1");
        TaskStatuses.Of(spec.State, "T03").ShouldBe(Core.Tracks.TaskStatus.Backlog);
        TaskStatuses.Of(spec.State, "T04").ShouldBe(Core.Tracks.TaskStatus.Blocked);
        TaskStatuses.Holder(spec.State, "T04")!.Task.ShouldBe("T01");
        spec.Merged("T01-1").Then(typeof(AttemptMerged), typeof(AttemptStarted), typeof(AttemptStarted));
        spec.State.OpenAttempts.Select(attempt => attempt.Id).ShouldBe(["T02-1", "T03-1", "T04-1"]);
        spec.State.Attempt("T03-1").Base.ShouldBe("h-T01-1");
    }

    [Fact]
    public void Limits_hold_the_rest_back()
    {
        var settings = Settings with { Schedule = new ScheduleLimits(Background: 2, Foreground: 1, Total: 2) };
        Road.Running(settings, Task("T01", "a"), Task("T02", "b"), Task("T03", "c")).Wants("attempt/T01-1", "attempt/T02-1");
    }

    [Fact]
    public void Write_shared_runs_alone()
    {
        var spec = Road.Running(null, Task("T01", "a") with { Access = TaskAccess.WriteShared }, Task("T02", "b")).Wants("attempt/T01-1");
        spec.Merged("T01-1").State.OpenAttempts.Single().Id.ShouldBe("T02-1");
    }

    [Fact]
    public void In_manual_autonomy_only_released_tasks_start()
    {
        var spec = Road.Running(With(Autonomy.Manual), Task("T01", "a"), Task("T02", "b")).Wants();
        spec.Says("/swarm dispatch T02 T09").LastReply.ShouldNotBeNull().ShouldContain("`T09`");
        spec.Says("/swarm dispatch T02").Then(typeof(TasksReleased), typeof(CommandHeard), typeof(AttemptStarted)).Wants("attempt/T02-1");
    }

    [Fact]
    public void Elsewhere_dispatch_is_refused() =>
        Road.Running(null, Task("T01", "a")).Says("/swarm dispatch T01").Then(typeof(CommandHeard)).State.Heard[^1].Accepted.ShouldBeFalse();

    [Fact]
    public void An_attempt_without_a_change_failed_unless_it_is_read_only()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b") with { Access = TaskAccess.ReadOnly });
        var nothing = new JobResult.AttemptEnded("I looked.", null, [], [], null);
        spec.Ends("attempt/T01-1", nothing).Only<TrackEvent.AttemptFailed>().Failure.Kind.ShouldBe(FailureKind.NoChange);
        spec.Ends("attempt/T02-1", nothing).Only<AttemptTakenIn>();
        spec.Ends("measure/T02-1", new JobResult.Measured(new Evidence("start", [GateResult.Pass(GateIds.Scope, "")]))).Only<AttemptPassed>();
    }

    [Fact]
    public void A_read_only_merge_leaves_the_head_and_its_evidence()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "", "T01") with { Access = TaskAccess.ReadOnly, Touches = [] });
        spec.Merged("T01-1");
        var scope = new Evidence("h-T01-1", [GateResult.Pass(GateIds.Scope, "")]);
        spec.Ends("attempt/T02-1", new JobResult.AttemptEnded("Read.", null, [], [], null)).Ends("measure/T02-1", new JobResult.Measured(scope));
        spec.Ends("merge/T02-1", new JobResult.Merged("h-T01-1", scope)).In(TrackPhase.Integrate);
        spec.State.HeadMeets.ShouldBeTrue();
        spec.State.MayPush.ShouldBeTrue();
    }

    [Fact]
    public void A_failed_gate_fails_the_attempt_and_the_next_one_knows_why()
    {
        var spec = Road.Running(null, Task("T01", "a")).TakenIn("T01-1").Ends("measure/T01-1", new JobResult.Measured(Bad("c-T01-1")));
        spec.Then(typeof(TrackEvent.AttemptFailed), typeof(AttemptStarted)).Wants("attempt/T01-2");
        spec.State.Attempt("T01-1").Failure!.Text.ShouldContain("two tests fail");
        spec.State.Attempt("T01-2").Cause.ShouldBe(AttemptCause.Retry);
    }

    [Fact]
    public void A_required_gate_that_nobody_measured_is_no_pass()
    {
        var evidence = new Evidence("c", [.. Good("c").Gates.Where(gate => gate.Gate != GateIds.Secrets)]);
        var spec = Road.Running(null, Task("T01", "a")).TakenIn("T01-1").Ends("measure/T01-1", new JobResult.Measured(evidence));
        spec.Only<TrackEvent.AttemptFailed>().Failure.Text.ShouldContain("`secrets` was not measured");
    }

    [Fact]
    public void The_third_failure_asks_a_person()
    {
        var spec = Road.Running(null, Task("T01", "a"));
        spec.Ends("attempt/T01-1", Failure()).Ends("attempt/T01-2", Failure(FailureKind.Timeout)).Wants("attempt/T01-3");
        spec.Ends("attempt/T01-3", Failure()).Then(typeof(TrackEvent.AttemptFailed), typeof(EscalationRaised)).Wants();
        spec.State.Escalations.Single().Options.Length.ShouldBe(3);
        spec.Says("/swarm retry T01").Then(typeof(EscalationAnswered), typeof(CommandHeard), typeof(AttemptStarted)).Wants("attempt/T01-4");
        spec.Ends("attempt/T01-4", Failure()).Wants("attempt/T01-5");
        spec.Ends("attempt/T01-5", Failure()).Ends("attempt/T01-6", Failure()).Only<EscalationRaised>().Escalation.Id.ShouldBe("E-02");
    }

    [Theory]
    [InlineData(FailureKind.Setup)]
    [InlineData(FailureKind.Budget)]
    public void What_another_try_cannot_mend_asks_at_once(FailureKind kind)
    {
        var spec = Road.Running(null, Task("T01", "a")).Ends("attempt/T01-1", Failure(kind)).Wants();
        spec.Only<EscalationRaised>().Escalation.Kind.ShouldBe(EscalationKind.TaskFailed);
        spec.Ticks("question/E-01", null, 1).Wants("attempt/T01-2");
        spec.Ends("attempt/T01-2", Failure(kind)).Only<EscalationRaised>();
    }

    [Fact]
    public void Failures_are_counted_by_what_was_asked_and_not_by_the_clock()
    {
        var spec = Road.Running(null, Task("T01", "a")).Ends("attempt/T01-1", Failure(FailureKind.Setup)).Says("/swarm retry T01");
        spec.When(new TrackSignal.JobEnded("attempt/T01-2", Failure(FailureKind.Setup)) { At = Noon }).Only<EscalationRaised>();
    }

    [Fact]
    public void A_task_can_be_left_out_and_those_after_it_go_on()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b", "T01")).Ends("attempt/T01-1", Failure(FailureKind.Setup));
        spec.Says("/swarm answer E-01 leave the task out").Wants("attempt/T02-1").State.Skipped.ShouldContain("T01");
    }

    [Fact]
    public void A_command_leaves_a_task_out_and_takes_its_question_back()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b")).Ends("attempt/T01-1", Failure(FailureKind.Setup)).Says("/swarm skip t01");
        spec.Then(typeof(TaskSkipped), typeof(EscalationWithdrawn), typeof(CommandHeard));
        spec.Says("/swarm skip T02").Then(typeof(CommandHeard)).LastReply.ShouldNotBeNull().ShouldContain("T02 is running");
    }

    [Fact]
    public void The_third_option_cancels() =>
        Road.Running(null, Task("T01", "a")).Ends("attempt/T01-1", Failure(FailureKind.Setup)).Says("3").In(TrackPhase.Cancelled);

    [Fact]
    public void Only_a_task_that_waits_for_a_decision_can_be_tried_again() =>
        Road.Running(null, Task("T01", "a")).Says("/swarm retry T01").LastReply.ShouldNotBeNull().ShouldContain("T01 is running");

    [Fact]
    public void What_passed_first_is_merged_first()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b")).Measured("T02-1").Measured("T01-1").Wants("merge/T02-1");
        spec.Ends("merge/T02-1", new JobResult.Merged("h2", Good("h2"))).Wants("merge/T01-1").State.Head.ShouldBe("h2");
    }

    [Fact]
    public void A_conflict_becomes_an_attempt_with_both_sides()
    {
        var spec = Road.Running(null, Task("T01", "a")).Measured("T01-1").Ends("merge/T01-1", new JobResult.Conflict(["a/x"], "c-T01-1"));
        spec.Then(typeof(TrackEvent.AttemptFailed), typeof(AttemptStarted));
        spec.State.Attempt("T01-2").ShouldSatisfyAllConditions(a => a.Cause.ShouldBe(AttemptCause.Conflict), a => a.Other.ShouldBe("c-T01-1"));
        spec.Ends("attempt/T01-2", Failure()).State.Attempt("T01-3").Other.ShouldBe("c-T01-1");
    }

    [Fact]
    public void A_merge_that_misses_its_gates_fails_the_attempt()
    {
        var spec = Road.Running(null, Task("T01", "a")).Measured("T01-1").Ends("merge/T01-1", new JobResult.MergeRefused(Bad("m")));
        spec.Only<TrackEvent.AttemptFailed>().Failure.Text.ShouldStartWith("Merged with the head");
        spec.State.Head.ShouldBe("start");
    }

    [Fact]
    public void A_merge_without_evidence_for_each_gate_is_none() =>
        Road.Running(null, Task("T01", "a")).Measured("T01-1").Ends("merge/T01-1", new JobResult.Merged("h", new Evidence("h", [])))
            .Only<TrackEvent.AttemptFailed>().Failure.Kind.ShouldBe(FailureKind.Gate);

    [Fact]
    public void A_merge_that_could_not_be_done_asks_and_holds_the_queue()
    {
        var spec = Road.Running(null, Task("T01", "a")).Measured("T01-1").Ends("merge/T01-1", Failure(FailureKind.Setup)).Then(typeof(EscalationRaised)).Wants();
        spec.Says("try again").Wants("merge/T01-1~1");
    }

    [Fact]
    public void A_head_is_pushed_only_after_scope_and_secrets()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b")).Merged("T01-1");
        spec.Jobs.ShouldContain("push/h-T01-1");
        (spec.State with { HeadEvidence = Bad("h-T01-1", GateIds.Secrets) }).MayPush.ShouldBeFalse();
        (spec.State with { HeadEvidence = Good("another") }).MayPush.ShouldBeFalse();
        (spec.State with { HeadEvidence = null }).MayPush.ShouldBeFalse();
    }
}
