using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class IntakeSpecs
{
    [Fact]
    public void A_label_by_a_writer_starts_a_track() =>
        new Spec(null).When(Label()).Then(typeof(TrackStarted)).In(TrackPhase.Intake).Wants("prepare");

    [Fact]
    public void A_label_by_somebody_else_ends_it_with_the_reason()
    {
        var spec = new Spec(null).When(Label(Stranger)).Then(typeof(TrackStarted), typeof(TrackEnded)).In(TrackPhase.Failed).Wants();
        spec.State.End!.Reason.ShouldContain("no write access");
        spec.State.End.NextStep.ShouldContain("swarm");
    }

    [Fact]
    public void Without_a_track_only_a_label_means_anything() =>
        new Spec(null).Events.AddRange(TrackDecider.Decide(null, new TrackSignal.Tick { At = Noon })).ShouldBeEmpty();

    [Fact]
    public void A_second_label_on_a_running_track_decides_nothing() => Road.Labelled().When(Label()).ThenNothing();

    [Fact]
    public void Preparing_freezes_the_issue_and_leads_to_the_explorer()
    {
        var spec = Road.Prepared().Then(typeof(TrackPrepared), typeof(PhaseEntered)).In(TrackPhase.Explore).Wants("explore");
        spec.State.BaseTip.ShouldBe("base0");
        spec.State.HeadBranch.ShouldBe("swarm/12/head");
    }

    [Fact]
    public void A_repository_that_cannot_be_prepared_fails_the_track()
    {
        var spec = Road.Labelled().Ends("prepare", Failure(FailureKind.Setup, "The repository has no commit."));
        spec.Then(typeof(TrackEnded)).In(TrackPhase.Failed);
        spec.State.End.ShouldBe(new TrackEnd("The repository has no commit.", null, "Mend it."));
    }

    [Fact]
    public void Exploring_leads_to_the_planner()
    {
        Road.Explored().Then(typeof(Explored), typeof(PhaseEntered)).In(TrackPhase.Plan).Wants("plan/1").State.Exploration.ShouldBe("It is a shop.");
    }

    [Fact]
    public void A_step_that_failed_asks_and_is_wanted_again_under_a_new_key()
    {
        var spec = Road.Prepared().Ends("explore", Failure()).Then(typeof(EscalationRaised)).Wants();
        spec.Says("/swarm answer E-01 1").Then(typeof(EscalationAnswered), typeof(StepRedone), typeof(CommandHeard)).Wants("explore~1");
        spec.Ends("explore~1", Failure()).Wants();
        spec.Ticks("question/E-02", null, 1).Wants("explore~2");
        spec.Ends("explore~2", "found").In(TrackPhase.Plan);
    }

    [Fact]
    public void A_failed_step_can_be_answered_with_the_end() =>
        Road.Prepared().Ends("explore", Failure()).Says("/swarm answer E-01 2").In(TrackPhase.Cancelled).Wants();

    [Fact]
    public void What_the_app_asks_takes_no_answer_in_own_words()
    {
        var spec = Road.Prepared().Ends("explore", Failure()).Says("/swarm answer E-01 do as you like").Then(typeof(CommandHeard));
        spec.LastReply.ShouldNotBeNull().ShouldContain("1. Try again");
        spec.State.OpenEscalations.Count().ShouldBe(1);
    }

    [Fact]
    public void A_late_end_of_a_job_decides_nothing() =>
        Road.Explored().When(new TrackSignal.JobEnded("explore", new JobResult.Reported("again")) { At = Noon }).ThenNothing();

    [Fact]
    public void What_a_session_used_is_kept()
    {
        var spec = Road.Prepared();
        spec.When(new TrackSignal.JobEnded("explore", new JobResult.Reported("x")) { At = Noon, Usage = new Usage(10, 5, 0.25m, 2) });
        spec.Then(typeof(Spent), typeof(Explored), typeof(PhaseEntered));
        spec.State.Usage.ShouldBe(new Usage(10, 5, 0.25m, 2));
    }

    [Fact]
    public void A_result_that_a_job_cannot_bring_is_misuse() =>
        Should.Throw<ArgumentException>(() => Road.Labelled().Ends("prepare", new JobResult.Pushed("x")));
}
