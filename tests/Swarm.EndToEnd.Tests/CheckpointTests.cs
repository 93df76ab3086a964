using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Missed;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>Autonomy <c>checkpoint</c> asks at the end of a phase, and each of its ways on is one.</summary>
public sealed class CheckpointTests
{
    private static readonly string Button = CheckButton.Approve.Identifier;

    private static Model Larger => new Model()
        .Plans(new PlanText().Task("T01", ["src/"], [], effort: "M"))
        .Says("T01", Session.Writes("src/more.txt", "six\nseven\n"))
        .Says("correctness", (told, _) => told.Brief.Contains("eight") ? Session.Finds() : Session.Finds(("major", "src/more.txt", 2, "Eight is missing.")))
        .Says("repairer", Session.Empty.Replace("src/more.txt", "seven\n", "seven\neight\n"));

    [Fact]
    public async Task The_button_lets_it_go_on_after_the_tasks_and_before_the_repair()
    {
        var model = Larger;
        await using var scene = await Scene.OpenAsync(model, SmallRepository.FullRoad);
        var issue = await RestAsync(scene);
        model.To("correctness").ShouldBeEmpty();
        scene.Check("swarm/plan").ShouldSatisfyAllConditions(check => check.Conclusion.ShouldBe("action_required"), check => check.Actions.ShouldHaveSingleItem().Label.ShouldBe("Approve plan"));
        scene.Check("swarm").Conclusion.ShouldBe("action_required");
        scene.Comment(issue, "status").Body.ShouldContain("The end of Execute (E-01) waits for `/swarm approve`.");

        Press(scene, LocalStage.Person);

        await scene.UntilAskedAsync(issue, questions: 2);
        await scene.SettledAsync(issue);
        model.To("repairer").ShouldBeEmpty();
        scene.Comment(issue, "question/E-02").Body.ShouldContain("asks for 1 repair: F-01 (major, src/more.txt:2)");
        scene.Check("swarm/plan").Output.Title.ShouldBe("The end of Council waits for approval");

        Press(scene, LocalStage.Person);

        var state = await scene.UntilReadyAsync(issue);
        state.Escalations.ShouldAllBe(each => each.AnsweredBy == LocalStage.Person);
        (await scene.FileAsync(state.Head!, "src/more.txt")).ShouldBe("six\nseven\neight");
        scene.Check("swarm/plan").ShouldSatisfyAllConditions(check => check.Conclusion.ShouldBe("success"), check => check.Actions.ShouldBeEmpty());
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
    }

    [Fact]
    public async Task A_command_and_a_tick_let_it_go_on()
    {
        await using var scene = await Scene.OpenAsync(Larger, SmallRepository.FullRoad);
        var issue = await RestAsync(scene);

        await scene.ReactedAsync(scene.Say(issue, "/swarm approve"));
        await scene.UntilAskedAsync(issue, questions: 2);
        await scene.SeenAsync(_ => scene.Comments(issue, "question/E-02").Count > 0);
        scene.Tick(issue, "question/E-02", "1. Approve", LocalStage.Person);

        var state = await scene.UntilReadyAsync(issue);
        state.Attempts.Select(attempt => attempt.Id).ShouldBe(["T01-1", "R01-1"]);
        scene.Comment(issue, "question/E-01").Body.ShouldContain("- [x] 1. Approve");
    }

    [Fact]
    public async Task A_press_without_write_access_is_refused_in_words_and_said_once()
    {
        await using var scene = await Scene.OpenAsync(Larger, SmallRepository.FullRoad);
        var issue = await RestAsync(scene);

        Press(scene, Scene.Passer);
        Press(scene, Scene.Passer);

        await scene.SeenAsync(_ => scene.Comments(issue, "refusal/1").Count > 0);
        var state = await scene.SettledAsync(issue);
        state.Phase.ShouldBe(TrackPhase.Execute);
        scene.Comment(issue, "refusal/1").Body.ShouldContain($"@{Scene.Passer}, the buttons of checks need write access to {LocalStage.Owner}/{scene.Repository}.");
        scene.Own.Count(comment => comment.Body.Contains("need write access", StringComparison.Ordinal)).ShouldBe(1);
        scene.Check("swarm/plan").Conclusion.ShouldBe("action_required");
    }

    [Fact]
    public async Task An_approval_that_no_webhook_brought_is_found_on_the_issue()
    {
        await using var scene = await Scene.OpenAsync(Larger, SmallRepository.FullRoad);
        var issue = await RestAsync(scene);

        await Down.WhileAsync(scene, () => scene.Say(issue, "/swarm approve"));

        await scene.UntilAskedAsync(issue, questions: 2);
        (await scene.StateAsync(issue))!.Escalations[0].AnsweredBy.ShouldBe(LocalStage.Person);
    }

    /// <returns>The issue of a track whose tasks are done and which asks.</returns>
    private static async Task<int> RestAsync(Scene scene)
    {
        var issue = scene.Label();
        await scene.UntilAsync(issue, TrackPhase.Approval);
        scene.Say(issue, "/swarm approve");
        await scene.UntilAskedAsync(issue);
        var state = await scene.SettledAsync(issue);
        state.Phase.ShouldBe(TrackPhase.Execute);
        return issue;
    }

    private static void Press(Scene scene, string by) => scene.GitHub.PressCheckButton(LocalStage.Owner, scene.Repository, scene.Check("swarm/plan").Id, Button, by);
}
