using Swarm.Bot.Demo.Script;
using Swarm.Core.Review;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoRoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "1")]
    [InlineData(true, "2")]
    public async Task The_track_becomes_ready_whichever_job_ends_first(bool newestFirst, string answer)
    {
        var road = new DemoRoad(DemoModel.Reply, jobs => newestFirst ? jobs[^1] : jobs[0]);
        var state = await road.GoAsync(answer, Ct);

        state.Phase.ShouldBe(TrackPhase.Ready);
        state.Tasks.Select(task => task.Id).ShouldBe(["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "R01"]);
        state.AllSettled.ShouldBeTrue();
        state.Attempts.Where(attempt => attempt.Failure is not null).ShouldHaveSingleItem().Failure!.Text.ShouldContain("tests/months_test.sh:9:");
        state.Attempts.Count(attempt => attempt.Task == "T02").ShouldBe(2);
        state.Escalations.ShouldHaveSingleItem().Answer.ShouldBe(answer == "1" ? DemoBriefs.Refuse : DemoBriefs.Warn);
        state.Findings.OrderBy(finding => finding.Lens, StringComparer.Ordinal).Select(finding => (finding.Lens, finding.Severity, finding.Status))
            .ShouldBe([("correctness", Severity.Major, FindingStatus.Repaired), ("security", Severity.Minor, FindingStatus.Left)]);
        state.Issue.Removed.ShouldContain(DemoIssue.HiddenOrder);
    }

    [Fact]
    public async Task A_track_whose_agents_only_talk_does_nothing()
    {
        var state = await new DemoRoad(DemoModel.ReplyWithoutEdits, jobs => jobs[0]).GoAsync("1", Ct);

        state.Phase.ShouldBe(TrackPhase.Execute);
        state.Attempts.ShouldAllBe(attempt => attempt.Stage == AttemptStage.Failed && attempt.Failure!.Kind == FailureKind.NoChange);
        state.OpenEscalations.Select(each => each.Subject).Order(StringComparer.Ordinal).ShouldBe(["T01", "T02", "T04", "T05", "T06"]);
    }
}
