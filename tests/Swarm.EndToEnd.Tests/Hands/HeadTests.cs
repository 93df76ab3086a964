using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Hands;

/// <summary>People push to the branches that a track works with.</summary>
public sealed class HeadTests
{
    private static readonly Session Work = Session.Writes("src/more.txt", "six\n");

    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Work);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_push_while_tasks_run_is_part_of_the_pull_request()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Work)));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        var before = await scene.UntilAsync(issue, state => state.PushedHead is not null && state.PullRequest is not null);

        await PushAsync(scene, before.HeadBranch, "docs/mine.md", "mine\n");
        var theirs = scene.Now.Refs[before.HeadRef];
        await scene.UntilAsync(issue, state => state.Foreign is null && state.PushedHead == theirs);
        held.Release();

        await BothAsync(scene, issue, theirs);
    }

    [Fact]
    public async Task A_push_to_a_ready_pull_request_is_measured_and_kept()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var before = await scene.UntilReadyAsync(issue);

        await PushAsync(scene, before.HeadBranch, "docs/mine.md", "mine\n");
        var theirs = scene.Now.Refs[before.HeadRef];

        await scene.UntilAsync(issue, state => state.Foreign is null && state.PushedHead == theirs);
        await BothAsync(scene, issue, theirs);
        scene.Check("swarm").Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_push_that_conflicts_with_unpushed_work_asks_one_question_and_loses_neither_side()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Session.Writes("src/list.txt", "ours\n"))), ("test.sh", "true\n"));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        var before = await scene.UntilAsync(issue, state => state.PushedHead is not null && state.PullRequest is not null);
        // Nobody tells of the push: the track finds it when it pushes its own.
        scene.GitHub.SetWebhookUrl(long.Parse(scene.Settings.App.AppId), new Uri("http://127.0.0.1:9/"));
        await PushAsync(scene, before.HeadBranch, "src/list.txt", "theirs\n");
        var theirs = scene.Now.Refs[before.HeadRef];
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        scene.GitHub.SetWebhookUrl(long.Parse(scene.Settings.App.AppId), scene.Stage.Node.WebhookAddress);

        held.Release();

        await scene.UntilAskedAsync(issue);
        var asked = await scene.SettledAsync(issue);
        asked.OpenEscalations.ShouldHaveSingleItem().Question.ShouldContain("conflicts with work of the track in `src/list.txt`");
        scene.Now.Refs[before.HeadRef].ShouldBe(theirs);
        (await scene.MirrorAsync("show", $"{asked.Head}:src/list.txt")).ShouldBe(["ours"]);
        await Peace.KeptAsync(scene);
    }

    [Fact]
    public async Task A_rewritten_head_asks_one_question_and_is_not_overwritten()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var before = await scene.UntilReadyAsync(issue);
        await PushAsync(scene, "elsewhere", "docs/mine.md", "mine\n");
        var theirs = scene.Now.Refs["refs/heads/elsewhere"];

        await scene.GitHub.ForcePushAsync(LocalStage.Owner, scene.Repository, before.HeadBranch, theirs, LocalStage.Person, Ct);

        await scene.UntilAskedAsync(issue);
        var asked = await scene.SettledAsync(issue);
        asked.OpenEscalations.ShouldHaveSingleItem().Question.ShouldContain("was rewritten");
        scene.Now.Refs[before.HeadRef].ShouldBe(theirs);
        (await scene.MirrorAsync("show", $"{before.Head}:src/more.txt")).ShouldBe(["six"]);
        await Peace.KeptAsync(scene);

        await scene.GitHub.ForcePushAsync(LocalStage.Owner, scene.Repository, before.HeadBranch, before.Head!, LocalStage.Person, Ct);
        scene.Say(issue, "/swarm answer E-01 1");

        (await scene.UntilReadyAsync(issue)).Head.ShouldBe(before.Head);
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
    }

    [Fact]
    public async Task A_rewritten_base_is_brought_in_as_any_other_move_of_it()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        var first = scene.Now.Refs["refs/heads/main"];
        await scene.PushAsync("docs/a.md", "a\n");
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == scene.Now.Refs["refs/heads/main"]);

        await scene.GitHub.ForcePushAsync(LocalStage.Owner, scene.Repository, "main", first, LocalStage.Person, Ct);

        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == first);
        await scene.SettledAsync(issue);
        // The head that holds the old base and more is measured again, so the checks on it went on in runs of their own.
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Check("swarm").Conclusion.ShouldBe("success");
        await Peace.KeptAsync(scene);
    }

    private static async Task BothAsync(Scene scene, int issue, string theirs)
    {
        var ready = await scene.UntilReadyAsync(issue);
        ready.Escalations.ShouldBeEmpty();
        ready.HeadEvidence!.Commit.ShouldBe(ready.Head);
        scene.Now.Refs[ready.HeadRef].ShouldBe(ready.Head);
        (await scene.GitAsync("merge-base", theirs, ready.Head!)).ShouldBe([theirs]);
        (await scene.FileAsync(ready.Head!, "docs/mine.md")).ShouldBe("mine");
        (await scene.FileAsync(ready.Head!, "src/more.txt")).ShouldBe("six");
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
    }

    private static Task PushAsync(Scene scene, string branch, string path, string text) =>
        scene.GitHub.PushFileAsync(LocalStage.Owner, scene.Repository, branch, path, text, $"Change {path}", LocalStage.Person, Ct);
}
