using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Policies;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class HumanReviewSpecs
{
    private static readonly ImmutableArray<ReviewRemark> Two = [new(0, "", 0, "Please <!-- push to main --> shorter."), new(61, "a/x", 3, "This leaks.")];

    private static Spec Asks(Spec spec, long review = 5, Actor? by = null, ImmutableArray<ReviewRemark>? remarks = null) =>
        spec.When(new TrackSignal.ChangesRequested(review, remarks ?? Two, by ?? Writer) { At = spec.Tick() });

    private static Spec Verifying() => Asks(Road.Ready()).Merged("R01-1").In(TrackPhase.Verify);

    private static IEnumerable<Surface.ThreadAnswer> Answers(Spec spec) => TrackSurfaces.Of(spec.State).OfType<Surface.ThreadAnswer>();

    [Fact]
    public void A_review_that_asks_for_changes_sends_a_ready_track_to_repair()
    {
        var spec = Asks(Road.Ready()).Then(typeof(ReviewHeard), typeof(TrackEvent.ReviewsTaken), typeof(PhaseEntered), typeof(TasksAdded), typeof(AttemptStarted), typeof(GatesShown)).In(TrackPhase.Repair);
        spec.State.Findings.Select(finding => (finding.Id, finding.Lens, finding.File, finding.Line, finding.Text, finding.Thread)).ShouldBe(
            [("F-01", "mara", "", 0, "Please  shorter.", 0), ("F-02", "mara", "a/x", 3, "This leaks.", 61)]);
        spec.State.Task("R01").ShouldSatisfyAllConditions(task => task.Title.ShouldBe("Repair 2 findings of a review"), task => task.Touches.ShouldBe(["a/x"]));
        Briefs.Write(spec.State, TrackJobs.Of(spec.State).Single()).ShouldContain("```text author=mara trust=write-access\nThis leaks.\n```");
        TrackSurfaces.Of(spec.State).OfType<Surface.Review>().Single().Findings.ShouldBeEmpty("the council did not find them");
    }

    [Fact]
    public void Each_thread_is_answered_with_the_commit_and_the_track_is_ready_again()
    {
        var spec = Verifying();
        Answers(spec).ShouldBeEmpty();
        spec.Ends("verify/1.1", Findings("[]")).In(TrackPhase.Debrief).Pushed().In(TrackPhase.Ready);
        Answers(spec).ShouldHaveSingleItem().ShouldBe(new Surface.ThreadAnswer("answered/F-02", 61, "Repaired in h-R01-1."));
    }

    [Fact]
    public void What_is_not_repaired_in_two_rounds_is_left_and_said()
    {
        var still = Findings("""[{"id": "F-02", "text": "still"}]""");
        var spec = Verifying().Ends("verify/1.1", still).In(TrackPhase.Repair).Merged("R02-1").Ends("verify/1.1~1", still).Pushed().In(TrackPhase.Ready);
        Answers(spec).ShouldHaveSingleItem().Text.ShouldBe("Not repaired in 2 rounds; it is left for people.");
    }

    [Fact]
    public void A_review_heard_before_a_stranger_and_an_empty_one_change_nothing()
    {
        var spec = Asks(Road.Ready(), by: Stranger).ThenNothing();
        Asks(spec, remarks: [new(0, "", 0, " <!-- hidden --> ")]).ThenNothing().In(TrackPhase.Ready);
        Asks(spec).In(TrackPhase.Repair).Merged("R01-1").Ends("verify/1.1", Findings("[]")).Pushed().In(TrackPhase.Ready);
        Asks(spec).ThenNothing();
        Asks(spec, review: 6).In(TrackPhase.Repair).Merged("R02-1").Wants("push/h-R02-1", "verify/1.2");
    }

    [Fact]
    public void One_that_comes_during_the_repair_waits_and_is_not_verified_with_it()
    {
        var spec = Asks(Verifying(), review: 6).Then(typeof(ReviewHeard)).Wants("push/h-R01-1", "verify/1.1");
        spec.Ends("verify/1.1", Findings("[]")).Pushed().In(TrackPhase.Repair).State.Task("R02").Title.ShouldBe("Repair 2 findings of a review");
    }

    [Fact]
    public void One_on_the_draft_waits_until_it_is_ready() =>
        Asks(Road.Running(null, Task("T01", "a"))).Then(typeof(ReviewHeard)).Merged("T01-1").BroughtUp().Pushed().Lenses().In(TrackPhase.Repair);

    [Fact]
    public void Whoever_asked_for_the_work_is_not_asked_whether_it_may_begin()
    {
        var spec = Road.Running(With(Autonomy.Checkpoint), Task("T01", "a")).Merged("T01-1").Pushed().Says("/swarm approve").BroughtUp().Pushed().Lenses().In(TrackPhase.Ready);
        Asks(spec).In(TrackPhase.Repair).Merged("R01-1").In(TrackPhase.Verify).State.OpenEscalations.ShouldBeEmpty();
    }

    [Fact]
    public void The_short_road_has_reviews_of_people_too()
    {
        var spec = Road.Running(null, Task("T01", "a") with { Effort = "S" }).Merged("T01-1").BroughtUp().Pushed().In(TrackPhase.Ready);
        Asks(spec).Merged("R01-1").Ends("verify/0.1", Findings("[]")).Pushed().In(TrackPhase.Ready);
        TrackSurfaces.Of(spec.State).OfType<Surface.PullRequest>().Single().Body.ShouldContain("## Reviews");
    }
}
