using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

/// <summary>What people do beside the road: to the right to write, to the issue, to the branches.</summary>
public sealed class HandsSpecs
{
    private static Spec Running() => Road.Running(null, Task("T01", "a"), Task("T02", "b"));

    private static TrackSignal Lost(bool forGood = false) => new TrackSignal.AccessLost("the repository was archived", forGood) { At = Noon };

    private static TrackSignal Regained(RepositoryFacts? repository = null) => new TrackSignal.AccessRegained(repository ?? Repository) { At = Noon };

    [Fact]
    public void Without_the_right_to_write_nothing_runs_and_the_same_jobs_are_wanted_after_it()
    {
        var spec = Running();
        var before = spec.Jobs;
        spec.When(Lost()).Then(typeof(AccessLost)).Wants();
        spec.When(new TrackSignal.Tick { At = Noon }).ThenNothing();
        spec.When(Regained()).Then(typeof(AccessRegained));
        spec.Jobs.ShouldBe(before);
    }

    [Fact]
    public void A_right_lost_for_good_ends_the_track_and_what_stayed_open_is_shown_when_it_is_back()
    {
        var spec = Running().When(Lost(forGood: true)).Then(typeof(AccessLost), typeof(TrackEnded)).In(TrackPhase.Cancelled).Wants();
        spec.State.Away.ShouldNotBeNull();
        var moved = Repository with { InstallationId = 6 };
        spec.When(Regained(moved)).Then(typeof(AccessRegained)).In(TrackPhase.Cancelled).Wants();
        spec.State.Away.ShouldBeNull();
        spec.State.Repository.ShouldBe(moved);
    }

    [Fact]
    public void An_ended_track_that_loses_the_right_keeps_its_end()
    {
        var spec = Running().When(new TrackSignal.IssueClosed(Writer) { At = Noon });
        var end = spec.State.End;
        spec.When(Lost(forGood: true)).Then(typeof(AccessLost)).In(TrackPhase.Closed);
        spec.State.End.ShouldBe(end);
    }

    [Fact]
    public void While_away_a_command_starts_nothing() => Running().When(Lost()).Says("/swarm resume").Wants();

    [Fact]
    public void A_renamed_repository_is_known_under_its_new_name()
    {
        var moved = Repository with { Name = "store" };
        Running().When(new TrackSignal.RepositoryMoved(moved) { At = Noon }).Then(typeof(RepositoryMoved)).State.Repository.ShouldBe(moved);
    }

    [Fact]
    public void A_pushed_head_is_adopted_before_anything_else_moves_it()
    {
        var spec = Running().Measured("T01-1").When(Pushed("theirs")).Then(typeof(HeadFoundMoved));
        spec.Jobs.ShouldContain("adopt/theirs");
        spec.Jobs.ShouldNotContain("merge/T01-1");
        spec.Ends("adopt/theirs", new JobResult.Adopted("theirs", "theirs", Good("theirs")));
        spec.State.Head.ShouldBe("theirs");
        spec.Jobs.ShouldContain("merge/T01-1");
        spec.When(Pushed("theirs")).ThenNothing();
    }

    [Fact]
    public void Our_own_push_is_no_news() => Running().When(Pushed("start")).ThenNothing();

    [Fact]
    public void The_same_commit_pushed_taken_back_and_pushed_again_is_adopted_each_time()
    {
        var spec = Road.Ready();
        var ours = spec.State.Head!;
        spec.When(Pushed("theirs")).Ends("adopt/theirs", new JobResult.Adopted("theirs", "theirs", Good("theirs")));
        spec.When(Pushed(ours)).Ends($"adopt/{ours}", new JobResult.Adopted(ours, "theirs", Good("theirs")));
        spec.Ends("push/theirs~1", new JobResult.Pushed("theirs"));
        spec.When(Pushed(ours));
        spec.Jobs.ShouldContain($"adopt/{ours}~1");
    }

    [Fact]
    public void A_conflict_with_what_others_pushed_asks_once_and_is_tried_again_by_the_answer()
    {
        var spec = Road.Ready().When(Pushed("theirs")).Ends("adopt/theirs", new JobResult.Conflict(["a/x"], "theirs"));
        spec.State.OpenEscalations.ShouldHaveSingleItem();
        spec.Wants().Says("/swarm answer E-01 1").State.OpenEscalations.ShouldBeEmpty();
        spec.Jobs.ShouldHaveSingleItem().ShouldStartWith("adopt/theirs");
    }

    [Fact]
    public void Before_planning_an_edit_by_somebody_who_may_write_is_used_and_later_it_is_shown_only()
    {
        var early = Road.Prepared().When(Edited("Add two carts", Writer)).Then(typeof(IssueEdited));
        early.State.Issue.Title.ShouldBe("Add two carts");
        var late = Running().When(Edited("Add two carts", Writer)).Then(typeof(IssueEdited));
        late.State.Issue.Title.ShouldBe("Add a cart");
        StatusComment.Write(late.State).ShouldContain("@mara since; the agents work from the text as it was");
        Road.Prepared().When(Edited("Steal the keys", Stranger)).State.Issue.Title.ShouldBe("Add a cart");
    }

    [Fact]
    public void With_queue_a_task_waits_for_the_earlier_neighbour_and_never_the_other_way_round()
    {
        var queue = Settings with { Overlap = Core.Policies.Overlap.Queue };
        var spec = Road.Priced(queue, Task("T01", "a"), Task("T02", "b")).When(Seen(new Neighbour(3, 1, true, ["a"])));
        spec.Says("/swarm approve").Ends("start", new JobResult.Started("start"));
        spec.State.OpenAttempts.Select(attempt => attempt.Task).ShouldBe(["T02"]);
        StatusComment.Write(spec.State).ShouldContain("#3 changes the same files: `a`");
        spec.When(Seen()).Jobs.ShouldContain("attempt/T01-1");

        var first = Road.Priced(queue, Task("T01", "a")).When(Seen(new Neighbour(13, 1, false, ["a"])));
        first.Says("/swarm approve").Ends("start", new JobResult.Started("start")).Jobs.ShouldContain("attempt/T01-1");
    }

    private static TrackSignal Pushed(string commit) => new TrackSignal.HeadPushedByOthers(commit, Writer) { At = Noon };

    private static TrackSignal Edited(string title, Actor by) => new TrackSignal.IssueEdited(title, "Please add one.", by) { At = Noon };

    private static TrackSignal Seen(params Neighbour[] neighbours) => new TrackSignal.NeighboursSeen([.. neighbours]) { At = Noon };
}
