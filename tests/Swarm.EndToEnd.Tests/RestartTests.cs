using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>A node that is stopped and started again on the same data goes on.</summary>
public sealed class RestartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_in_the_middle_of_two_tasks_costs_no_attempt_and_posts_nothing_twice()
    {
        using var held = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "src/").Task("T02", "docs/"))
            .Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")))
            .Says("T02", Session.Writes("docs/more.md", "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.UntilAsync(issue, state => state.IsDone("T02"));

        await scene.Stage.StopNodeAsync();
        await scene.Stage.StartNodeAsync(Ct);
        held.Release();

        var state = await scene.UntilReadyAsync(issue);
        state.Attempts.Select(attempt => (attempt.Id, attempt.Stage)).ShouldBe([("T01-1", AttemptStage.Done), ("T02-1", AttemptStage.Done)]);
        model.To("T01").Count.ShouldBe(2);
        OnlyOnce(scene);
    }

    [Theory]
    [InlineData("explorer")]
    [InlineData("planner")]
    [InlineData("security")]
    public async Task A_stop_while_an_agent_reads_loses_nothing(string whom)
    {
        using var held = new Held();
        var model = new Model()
            .Plans(new PlanText().Task("T01", ["src/"], [], effort: "M"))
            .Says("T01", Session.Writes("src/more.txt", "six\n"));
        var plan = new PlanText().Task("T01", ["src/"], [], effort: "M").Session();
        model.Says(whom, (_, _) => held.Then(whom == "planner" ? plan : Session.Finds()));
        await using var scene = await Scene.OpenAsync(model, (".github/swarm.yml", SmallRepository.Settings.Replace("light", "full")));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);

        await scene.Stage.StopNodeAsync();
        await scene.Stage.StartNodeAsync(Ct);
        held.Release();

        await scene.UntilReadyAsync(issue);
        OnlyOnce(scene);
    }

    [Fact]
    public async Task A_question_survives_and_is_answered_after_the_restart()
    {
        var model = new Model()
            .Plans(new PlanText().Task("T01", ["src/"], [], asks: true))
            .Says("T01", (told, _) => told.Brief.Contains("Answer: blue") ? Session.Writes("src/colour.txt", "blue\n") : Session.Asks("Which colour?", "red", "blue"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);

        await scene.Stage.StopNodeAsync();
        await scene.Stage.StartNodeAsync(Ct);
        scene.Say(issue, "blue");

        await scene.UntilReadyAsync(issue);
        OnlyOnce(scene);
    }

    private static void OnlyOnce(Scene scene)
    {
        scene.Own.Select(comment => Marker.Read(comment.Body)).ShouldBeUnique();
        scene.Now.Pulls.ShouldHaveSingleItem().Reviews.Count.ShouldBeLessThanOrEqualTo(1);
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Now.CheckRuns.GroupBy(run => (run.Name, run.HeadSha, run.ExternalId, run.Conclusion)).ShouldAllBe(group => group.Count() == 1);
    }
}
