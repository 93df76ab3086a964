using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Demo;
using Swarm.Bot.Missed;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>Answers that no webhook brought are found on the issue; what is none stays conversation.</summary>
public sealed class MissedCommentTests
{
    private static Model Asking => new Model()
        .Plans(new PlanText().Task("T01", ["src/"], [], asks: true))
        .Says("T01", (told, _) => told.Brief.Contains("## Answered question E-01") ? Session.Writes("src/colour.txt", "blue\n") : Session.Asks("Which colour?", "red", "blue"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("blue")]
    [InlineData("/swarm answer E-01 2")]
    public async Task An_answer_given_while_the_node_was_down_is_heard(string words)
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);

        await Down.WhileAsync(scene, () => scene.Say(issue, words));

        await scene.UntilAsync(issue, each => !each.OpenEscalations.Any());
        var state = await scene.UntilReadyAsync(issue);
        state.Escalations.ShouldHaveSingleItem().Answer.ShouldBe("blue");
        state.Heard.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Words_from_before_the_question_and_from_who_may_not_write_are_no_answer()
    {
        using var held = new Held();
        var model = new Model().Plans(new PlanText().Task("T01", ["src/"], [], asks: true))
            .Says("T01", (_, _) => held.Then(Session.Asks("Which colour?", "red", "blue")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        LoseComments(scene);
        scene.Say(issue, "blue");
        held.Release();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        scene.Say(issue, "red", Scene.Passer);

        (await LookAsync(scene)).ShouldBe(0);

        (await scene.SettledAsync(issue)).OpenEscalations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_comment_is_looked_at_once_and_a_node_where_nobody_waits_asks_nothing()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        LoseComments(scene);
        scene.Say(issue, "blue");

        (await LookAsync(scene)).ShouldBe(1);

        await scene.UntilReadyAsync(issue);
        await LookAsync(scene);
        var before = scene.GitHub.Requests.Count;
        (await LookAsync(scene)).ShouldBe(0);
        scene.GitHub.Requests.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("Approve:", TrackPhase.Ready)]
    [InlineData("Stop:", TrackPhase.Cancelled)]
    public async Task A_box_of_the_plan_ticked_unheard_counts_for_who_ticked_it(string box, TrackPhase end)
    {
        var model = new Model().Plans(new PlanText().Task("T01", ["src/"], [], effort: "M")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model, SmallRepository.UntilGates);
        var issue = scene.Label();
        await scene.UntilAsync(issue, TrackPhase.Approval);
        await scene.SettledAsync(issue);
        LoseComments(scene);
        (await LookAsync(scene)).ShouldBe(0);

        scene.Tick(issue, "plan", box, LocalStage.Person);
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();
        (await scene.StateAsync(issue))!.Phase.ShouldBe(TrackPhase.Approval);
        (await LookAsync(scene)).ShouldBe(1);

        await scene.UntilAsync(issue, end);
        await scene.SettledAsync(issue);
        scene.Comment(issue, "plan").Body.ShouldContain(end == TrackPhase.Ready ? "- [x] Approved" : "- [x] Stop");
    }

    [Fact]
    public async Task A_box_ticked_unheard_by_who_may_not_write_is_no_answer_and_is_asked_about_once()
    {
        await using var scene = await Scene.OpenAsync(Asking);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        LoseComments(scene);
        scene.Tick(issue, "question/E-01", "red", Scene.Passer);

        (await LookAsync(scene)).ShouldBe(0);
        (await scene.StateAsync(issue))!.OpenEscalations.ShouldHaveSingleItem();
        var asked = Queries(scene);
        (await LookAsync(scene)).ShouldBe(0);
        Queries(scene).ShouldBe(asked);

        var comment = scene.Comment(issue, "question/E-01");
        scene.GitHub.EditComment(LocalStage.Owner, scene.Repository, comment.Id, comment.Body.Replace("- [x] 1.", "- [ ] 1.", StringComparison.Ordinal).Replace("- [ ] 2.", "- [x] 2.", StringComparison.Ordinal), LocalStage.Person);
        (await LookAsync(scene)).ShouldBe(1);

        (await scene.UntilReadyAsync(issue)).Escalations.ShouldHaveSingleItem().Answer.ShouldBe("blue");
    }

    private static int Queries(Scene scene) => scene.GitHub.Requests.Count(request => request.Path.EndsWith("/graphql", StringComparison.Ordinal));

    private static void LoseComments(Scene scene) =>
        scene.GitHub.Disturb(new FaultPlan { Webhooks = [.. Enumerable.Range(1, 50).Select(nth => new WebhookFaultOrder("issue_comment.*", nth, new WebhookFault.Lost()))] });

    private static Task<int> LookAsync(Scene scene) => scene.Stage.Node.Services.GetRequiredService<MissedComments>().LookAsync(Ct);
}
