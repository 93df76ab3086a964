using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Hands;

/// <summary>What people do to the issue, its comments, the branch and the pull request.</summary>
public sealed class IssueTests
{
    private static readonly Session Work = Session.Writes("src/more.txt", "six\n");

    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Work);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("close the issue", TrackPhase.Closed, "the issue was closed")]
    [InlineData("close the pull request", TrackPhase.Closed, "")]
    [InlineData("delete the branch", TrackPhase.Closed, "")]
    public async Task Each_end_by_hand_is_said_once_and_leaves_peace(string hand, TrackPhase end, string reason)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);

        if (hand == "close the issue") scene.GitHub.CloseIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Person);
        else if (hand == "delete the branch") await scene.GitHub.DeleteBranchAsync(LocalStage.Owner, scene.Repository, ready.HeadBranch, LocalStage.Person, Ct);
        else scene.GitHub.ClosePullRequest(LocalStage.Owner, scene.Repository, ready.PullRequest!.Number, LocalStage.Person);

        (await scene.UntilAsync(issue, state => state.Phase.IsFinal())).Phase.ShouldBe(end);
        var ended = await scene.SettledAsync(issue);
        Peace.Idle(ended);
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
        scene.Comment(issue, "status").Body.ShouldContain($"Ended: {reason}");
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");
        (await scene.MirrorAsync("show", $"{ended.HeadRef}:src/more.txt")).ShouldBe(["six"]);
        await Peace.KeptAsync(scene);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_issue_that_left_ends_its_track_and_its_pull_request(bool deleted)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await scene.GitHub.CreateRepositoryAsync(LocalStage.Owner, "other", null, Ct);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);

        if (deleted) scene.GitHub.DeleteIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Person);
        else scene.GitHub.TransferIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Owner, "other", LocalStage.Person);

        await scene.UntilAsync(issue, TrackPhase.Closed);
        Peace.Idle(await scene.SettledAsync(issue));
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        await Peace.KeptAsync(scene);
    }

    [Fact]
    public async Task Closed_reopened_and_labelled_again_is_run_two()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        scene.GitHub.CloseIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Person);
        await scene.UntilAsync(issue, TrackPhase.Closed);

        scene.GitHub.ReopenIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Person);
        await scene.SettledAsync(issue);
        (await scene.StateAsync(issue, run: 2)).ShouldBeNull("reopening alone starts nothing");
        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        scene.GitHub.AddLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);

        var second = await scene.UntilReadyAsync(issue, run: 2);
        second.HeadBranch.ShouldBe($"swarm/{issue}-2/head");
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue, 2));
        scene.Comment(issue, "status").Body.ShouldContain("Ended: the issue was closed");
        scene.Comment(issue, "status", run: 2).Body.ShouldContain("Swarm: Ready");
    }

    [Fact]
    public async Task A_label_removed_and_set_again_in_the_middle_is_run_two()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, times) => times == 0 ? held.Then(Work) : Work));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);

        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        scene.GitHub.AddLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);

        await scene.UntilReadyAsync(issue, run: 2);
        held.Release();
        (await scene.SettledAsync(issue)).Phase.ShouldBe(TrackPhase.Cancelled);
        scene.Now.Pulls.Count(pull => pull.State == "open").ShouldBe(1);
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue, 2));
        // Both may have begun in one second, on one base: only the message keeps their first commits apart.
        foreach (var (branch, run) in (IEnumerable<(string, int)>)[($"swarm/{issue}/head", 1), ($"swarm/{issue}-2/head", 2)])
            (await scene.MirrorAsync("log", "--format=%b", "--max-count=1", "--grep=^Begin ", $"refs/heads/{branch}")).ShouldContain($"Track #{issue}, run {run}.");
    }

    [Fact]
    public async Task An_edit_after_planning_is_shown_and_not_used()
    {
        using var held = new Held();
        var model = Easy.Says("T01", (_, _) => held.Then(Work));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);

        scene.GitHub.EditIssue(LocalStage.Owner, scene.Repository, issue, null, "Do something else.", Scene.Passer);

        await scene.UntilAsync(issue, state => !state.Edits.IsEmpty);
        held.Release();
        (await scene.UntilReadyAsync(issue)).Issue.Body.ShouldBe("Please.");
        scene.Comment(issue, "status").Body.ShouldContain($"The issue was edited by @{Scene.Passer} (no write access) since");
    }

    [Theory]
    [InlineData(LocalStage.Person, "Grow them all.", "Shrink the list")]
    [InlineData(Scene.Passer, "Please.", "Grow the list")]
    public async Task An_edit_before_planning_counts_for_who_may_write_and_is_shown_for_all(string by, string body, string title)
    {
        using var held = new Held();
        var model = Easy.Says("explorer", (_, _) => held.Then(Session.Reports("A list.")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);

        scene.GitHub.EditIssue(LocalStage.Owner, scene.Repository, issue, "Shrink the list", "Grow them all.", by);

        await scene.UntilAsync(issue, state => !state.Edits.IsEmpty);
        held.Release();
        var ready = await scene.UntilReadyAsync(issue);
        (ready.Issue.Title, ready.Issue.Body).ShouldBe((title, body));
        model.To("planner").ShouldHaveSingleItem().Brief.ShouldContain(body);
        scene.Now.Pulls.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Fact]
    public async Task A_deleted_comment_comes_back_once_in_the_next_phase()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        Delete(scene, issue);

        await scene.PushAsync("docs/a.md", "a\n");
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == scene.Now.Refs["refs/heads/main"]);
        await scene.SettledAsync(issue);
        scene.Comment(issue, "status").Body.ShouldContain("Swarm: Ready");

        Delete(scene, issue);
        await scene.PushAsync("docs/b.md", "b\n");
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == scene.Now.Refs["refs/heads/main"]);
        scene.GitHub.CloseIssue(LocalStage.Owner, scene.Repository, issue, LocalStage.Person);
        await scene.UntilAsync(issue, TrackPhase.Closed);
        await scene.SettledAsync(issue);
        scene.Comments(issue, "status").ShouldBeEmpty();
        await Peace.KeptAsync(scene);
    }

    [Fact]
    public async Task A_deleted_comment_stays_away_while_the_phase_lasts()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/").Task("T02", ["docs/"], ["T01"])).Says("T01", (_, _) => held.Then(Work)).Says("T02", Session.Writes("docs/x.md", "x\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.SeenAsync(_ => scene.Comments(issue, "status") is [var only] && only.Body.Contains("Swarm: Execute", StringComparison.Ordinal));
        await scene.SettledPublishingAsync();
        Delete(scene, issue);

        var first = scene.Say(issue, "/swarm pause");
        await scene.ReactedAsync(first);
        await scene.SettledPublishingAsync();
        scene.Comments(issue, "status").ShouldBeEmpty();
        held.Release();
        scene.Say(issue, "/swarm resume");

        await scene.UntilReadyAsync(issue);
        scene.Comment(issue, "status").Body.ShouldContain("Swarm: Ready");
    }

    [Fact]
    public async Task A_locked_issue_takes_no_comment_and_nobody_fights_for_one()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        scene.GitHub.LockIssue(LocalStage.Owner, scene.Repository, issue);
        Delete(scene, issue);

        await scene.PushAsync("docs/a.md", "a\n");

        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == scene.Now.Refs["refs/heads/main"]);
        await scene.SettledAsync(issue);
        scene.Comments(issue, "status").ShouldBeEmpty();
        await Peace.KeptAsync(scene);
    }

    private static void Delete(Scene scene, int issue) =>
        scene.GitHub.DeleteComment(LocalStage.Owner, scene.Repository, scene.Comment(issue, "status").Id, LocalStage.Person);
}
