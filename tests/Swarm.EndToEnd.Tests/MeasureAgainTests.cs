using Swarm.Bot.Demo;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

public sealed class MeasureAgainTests
{
    /// <summary>One stray file is let through with a warning, and a warning has a button.</summary>
    private static Model Straying => new Model()
        .Plans(PlanText.Of("T01", "src/"))
        .Says("T01", Session.Writes("src/more.txt", "six\n").Write("docs/more.md", "six\n"));

    [Theory]
    [InlineData("run")]
    [InlineData("suite")]
    [InlineData("button")]
    public async Task Every_way_of_asking_measures_the_head_again_and_concludes(string way)
    {
        await using var scene = await Scene.OpenAsync(Straying);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        var scope = scene.Check("swarm/scope");
        scope.Conclusion.ShouldBe("neutral");
        var before = scene.Check("swarm/tests");

        if (way == "run") scene.GitHub.RerequestCheckRun(LocalStage.Owner, scene.Repository, before.Id, LocalStage.Person);
        if (way == "suite") scene.GitHub.RerequestCheckSuite(LocalStage.Owner, scene.Repository, before.HeadSha, LocalStage.Person);
        if (way == "button") scene.GitHub.PressCheckButton(LocalStage.Owner, scene.Repository, scope.Id, scope.Actions.ShouldHaveSingleItem().Identifier, LocalStage.Person);

        var state = await scene.UntilAsync(issue, each => each.Remeasured == 1);
        await scene.UntilReadyAsync(issue);
        state.Remeasures.ShouldHaveSingleItem().Commit.ShouldBe(before.HeadSha);
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Check("swarm/tests").Conclusion.ShouldBe("success");
        scene.Check("swarm").Conclusion.ShouldBe("success");
        scene.Now.Pulls.ShouldHaveSingleItem().Draft.ShouldBeFalse();
    }
}
