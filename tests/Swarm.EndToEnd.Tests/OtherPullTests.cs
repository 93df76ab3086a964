using Swarm.Bot.Demo;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests;

/// <summary>Pull requests of people, beside those of tracks.</summary>
public sealed class OtherPullTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_our_check_is_required_a_persons_pull_request_gets_it_on_every_head_and_in_the_queue()
    {
        await using var scene = await Scene.OpenAsync(new Model());
        scene.GitHub.RequireChecks(LocalStage.Owner, scene.Repository, "main", "swarm");

        var (pull, first) = await OpenAsync(scene, "mine");
        await scene.SeenAsync(now => Runs(now, first).Count > 0);
        var run = Runs(scene.Now, first).ShouldHaveSingleItem();
        (run.Name, run.Status, run.Conclusion).ShouldBe(("swarm", "completed", "success"));
        run.Output!.Title.ShouldBe("No track stands behind this pull request");

        var second = await PushAsync(scene, "mine", "two\n");
        await scene.SeenAsync(now => Runs(now, second).Count > 0);
        var group = await scene.GitHub.QueueForMergeAsync(LocalStage.Owner, scene.Repository, pull, LocalStage.Person, Ct);
        await scene.SeenAsync(now => Runs(now, group).Count > 0);

        scene.GitHub.ClosePullRequest(LocalStage.Owner, scene.Repository, pull, LocalStage.Person);
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();
        scene.Now.CheckRuns.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_it_is_not_required_nothing_is_reported()
    {
        await using var scene = await Scene.OpenAsync(new Model());
        scene.GitHub.RequireChecks(LocalStage.Owner, scene.Repository, "main", "build");

        await OpenAsync(scene, "mine");

        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();
        scene.Now.CheckRuns.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tracks_pull_request_and_its_commits_are_left_to_the_track()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n"))));
        scene.GitHub.RequireChecks(LocalStage.Owner, scene.Repository, "main", "swarm");
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.SeenAsync(now => now.CheckRuns.Any());
        held.Release();
        await scene.UntilReadyAsync(issue);

        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();

        scene.Now.CheckRuns.ShouldAllBe(run => run.Output!.Title != "No track stands behind this pull request");
    }

    private static async Task<(int Pull, string Head)> OpenAsync(Scene scene, string branch)
    {
        var head = await PushAsync(scene, branch, "one\n");
        return (await scene.GitHub.OpenPullRequestAsync(LocalStage.Owner, scene.Repository, "Mine", branch, "main", LocalStage.Person, Ct), head);
    }

    private static async Task<string> PushAsync(Scene scene, string branch, string text)
    {
        await scene.GitHub.PushFileAsync(LocalStage.Owner, scene.Repository, branch, "docs/mine.md", text, "Mine", LocalStage.Person, Ct);
        return scene.Now.Refs["refs/heads/" + branch];
    }

    private static List<CheckRunSnapshot> Runs(LocalSnapshot now, string commit) => [.. now.CheckRuns.Where(run => run.HeadSha == commit)];
}
