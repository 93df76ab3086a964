using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

public sealed class ShortRoadTests
{
    [Fact]
    public async Task One_small_task_asks_nothing_holds_no_council_and_ends_ready()
    {
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model, SmallRepository.FullRoad);

        var issue = scene.Label();
        var state = await scene.UntilReadyAsync(issue);

        state.Escalations.ShouldBeEmpty();
        state.CouncilRound.ShouldBe(0);
        model.To("reviewer").ShouldBeEmpty();
        var pull = scene.Now.Pulls.ShouldHaveSingleItem();
        pull.Draft.ShouldBeFalse();
        pull.Reviews.ShouldBeEmpty();
        scene.Now.CheckRuns.ShouldNotContain(run => run.Name == "swarm/council");
    }
}
