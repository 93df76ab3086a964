using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

public sealed class QuestionTests
{
    private static Model Asking => new Model()
        .Plans(new PlanText().Task("T01", ["src/"], [], asks: true))
        .Says("T01", (told, _) => told.Brief.Contains("## Answered question E-01")
            ? Session.Writes("src/colour.txt", told.Brief.Contains("Answer: blue") ? "blue\n" : "red\n")
            : Session.Asks("Which colour?", "red", "blue"));

    [Theory]
    [InlineData("/swarm answer E-01 2")]
    [InlineData("blue")]
    [InlineData("E-01: blue")]
    public async Task A_comment_that_answers_lets_the_task_go_on(string words)
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);

        scene.Say(issue, words);

        await AnsweredBlueAsync(scene, issue);
    }

    [Fact]
    public async Task A_ticked_box_lets_the_task_go_on()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.SeenAsync(_ => scene.Comments(issue, "question/E-01").Count > 0);

        scene.Tick(issue, "question/E-01", "2. blue", LocalStage.Person);

        await AnsweredBlueAsync(scene, issue);
    }

    [Fact]
    public async Task An_unclear_answer_is_asked_back_and_never_taken_as_consent()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);

        var unclear = scene.Say(issue, "For E-01 I would take the nicer one");

        (await scene.ReplyAsync(issue, unclear)).ShouldContain("/swarm answer E-01 <number>");
        (await scene.SettledAsync(issue)).OpenEscalations.ShouldHaveSingleItem();
        scene.Say(issue, "2");
        await AnsweredBlueAsync(scene, issue);
    }

    [Fact]
    public async Task Who_may_not_write_is_told_so_after_a_command_and_not_heard_in_conversation()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        var before = scene.Own.Count;

        scene.Say(issue, "blue", Scene.Passer);
        scene.Tick(issue, "question/E-01", "2. blue", Scene.Passer);
        var command = scene.Say(issue, "/swarm answer E-01 2", Scene.Passer);

        (await scene.ReplyAsync(issue, command)).ShouldContain($"@{Scene.Passer}, commands need write access");
        (await scene.SettledAsync(issue)).OpenEscalations.ShouldHaveSingleItem();
        scene.Own.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Two_ticked_boxes_are_unclear()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.SeenAsync(_ => scene.Comments(issue, "question/E-01").Count > 0);

        scene.Tick(issue, "question/E-01", "- [ ]", LocalStage.Person);

        (await scene.SettledAsync(issue)).OpenEscalations.ShouldHaveSingleItem();
    }

    private static async Task AnsweredBlueAsync(Scene scene, int issue)
    {
        var state = await scene.UntilReadyAsync(issue);
        (await scene.FileAsync(state.Head!, "src/colour.txt")).ShouldBe("blue");
        var body = scene.Comment(issue, "question/E-01").Body;
        body.ShouldContain("- [x] 2. blue");
        body.ShouldContain($"**Answered by @{LocalStage.Person}:** blue");
        state.Attempts.ShouldHaveSingleItem().Leg.ShouldBe(2);
    }
}
