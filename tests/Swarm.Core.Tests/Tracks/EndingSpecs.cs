using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class EndingSpecs
{
    [Fact]
    public void A_merge_by_a_person_ends_the_track_well() =>
        Road.Ready().When(new TrackSignal.PullRequestClosed(true, Stranger) { At = Noon }).Then(typeof(TrackEnded)).In(TrackPhase.Merged).Wants();

    [Fact]
    public void A_closed_pull_request_closes_the_track() =>
        Road.Ready().When(new TrackSignal.PullRequestClosed(false, Writer) { At = Noon }).In(TrackPhase.Closed);

    [Fact]
    public void A_closed_issue_closes_the_track() => Road.Explored().When(new TrackSignal.IssueClosed(Writer) { At = Noon }).In(TrackPhase.Closed).Wants();

    [Fact]
    public void A_removed_label_cancels() => Road.Explored().When(new TrackSignal.LabelRemoved(Writer) { At = Noon }).In(TrackPhase.Cancelled);

    [Fact]
    public void Questions_of_an_ended_track_are_closed() =>
        Road.Prepared().Ends("explore", Failure()).When(new TrackSignal.LabelRemoved(Writer) { At = Noon }).State.OpenEscalations.ShouldBeEmpty();

    [Fact]
    public void An_ended_track_runs_nothing_and_shows_nothing_running()
    {
        var spec = Road.Running(null, Task("T01", "a")).Says("/swarm cancel").Wants();
        TaskStatuses.Of(spec.State, "T01").ShouldBe(Core.Tracks.TaskStatus.Backlog);
        spec.Says("/swarm approve").Then(typeof(CommandHeard)).LastReply.ShouldNotBeNull().ShouldContain("has ended");
        spec.Says("/swarm").Then(typeof(CommandHeard));
        spec.When(new TrackSignal.Tick { At = Noon }).ThenNothing();
        spec.When(new TrackSignal.IssueClosed(Writer) { At = Noon }).ThenNothing();
        spec.Ticks("plan", null, 1).ThenNothing();
    }

    [Fact]
    public void An_ended_track_folds_no_other_event()
    {
        var ended = Road.Explored().Says("/swarm cancel").State;
        Should.Throw<ImpossibleEventException>(() => TrackFold.Evolve(ended, new PlanApproved(null) { At = Noon }));
    }

    [Fact]
    public void A_pause_lets_what_runs_end_and_starts_nothing()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "b", "T01")).Says("/swarm pause").Then(typeof(TrackPaused), typeof(CommandHeard));
        spec.Wants("attempt/T01-1").TakenIn("T01-1").Wants();
        spec.Says("/swarm resume").Then(typeof(TrackResumed), typeof(CommandHeard)).Wants("measure/T01-1");
        spec.Ends("measure/T01-1", new JobResult.Measured(Good("c-T01-1"))).Says("/swarm pause");
        spec.Ends("merge/T01-1", new JobResult.Merged("h", Good("h"))).Then(typeof(AttemptMerged)).Wants();
        spec.Says("/swarm resume").Then(typeof(TrackResumed), typeof(CommandHeard), typeof(AttemptStarted));
    }

    [Fact]
    public void A_paused_explorer_is_followed_by_no_planner() =>
        Road.Prepared().Says("/swarm pause").Ends("explore", "found").In(TrackPhase.Plan).Wants().Says("/swarm resume").Wants("plan/1");

    [Fact]
    public void Pausing_twice_and_resuming_without_a_pause_are_refused()
    {
        Road.Prepared().Says("/swarm pause").Says("/swarm pause").LastReply.ShouldNotBeNull().ShouldContain("paused already");
        Road.Prepared().Says("/swarm resume").LastReply.ShouldNotBeNull().ShouldContain("not paused");
    }

    [Fact]
    public void The_limit_is_raised_by_command()
    {
        var spec = Road.Prepared().Says("/swarm budget +2.50").Then(typeof(BudgetRaised), typeof(CommandHeard));
        spec.State.LimitUsd.ShouldBe(12.50m);
        spec.LastReply.ShouldBe("The limit is now $12.50.");
    }

    [Fact]
    public void An_unknown_command_gets_the_nearest_name() =>
        Road.Prepared().Says("/swarm aprove").LastReply.ShouldBe("There is no command `aprove`. Did you mean `/swarm approve`?");

    [Fact]
    public void Each_command_of_a_comment_sees_what_the_one_before_did()
    {
        var spec = Road.Prepared().Says("/swarm pause\n/swarm pause\n/swarm resume").Then(typeof(TrackPaused), typeof(TrackResumed), typeof(CommandHeard));
        spec.State.Heard.Single().Accepted.ShouldBeFalse();
    }

    [Fact]
    public void Commands_need_write_access() =>
        Road.Prepared().Says("/swarm cancel", Stranger).Then(typeof(CommandHeard)).In(TrackPhase.Explore).State.Heard.Single().Accepted.ShouldBeFalse();

    [Fact]
    public void Somebody_without_write_access_is_told_so_once()
    {
        var spec = Road.Prepared().Says("/swarm cancel", Stranger).Says("/swarm cancel", Stranger);
        spec.State.Heard.Length.ShouldBe(2);
        spec.State.Replies.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("> /swarm cancel")]
    [InlineData("```\n/swarm cancel\n```")]
    [InlineData("`/swarm cancel`")]
    [InlineData("please /swarm cancel")]
    public void A_quoted_command_is_not_read(string body) => Road.Prepared().Says(body).ThenNothing();

    [Fact]
    public void An_edited_comment_does_not_run_twice()
    {
        var spec = Road.Prepared().When(new TrackSignal.CommentWritten(900, Writer, "/swarm pause") { At = Noon });
        spec.When(new TrackSignal.CommentWritten(900, Writer, "/swarm cancel") { At = Noon }).ThenNothing();
    }

    [Theory]
    [InlineData("/swarm", "Nothing is asked of you now")]
    [InlineData("/swarm help", "| `/swarm approve` |")]
    [InlineData("/swarm next", "no plan yet")]
    public void Questions_to_the_app_are_answered(string body, string part) => Road.Prepared().Says(body).LastReply.ShouldNotBeNull().ShouldContain(part);

    [Fact]
    public void A_pull_request_is_seen_once() =>
        Road.Ready().When(new TrackSignal.PullRequestSeen(new PullRequestFacts(10, "n", "u")) { At = Noon }).ThenNothing().State.PullRequest!.Number.ShouldBe(9);

    [Fact]
    public void A_merge_before_any_work_only_closes() =>
        Road.Explored().When(new TrackSignal.PullRequestClosed(true, Writer) { At = Noon }).In(TrackPhase.Closed);
}
