using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>What is wrong with the label, the settings or the repository is said on the issue, and nothing runs.</summary>
public sealed class IntakeTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    [Fact]
    public async Task A_label_without_write_access_gets_one_comment_and_no_agent()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model);

        var issue = scene.Label(labeller: Scene.Passer);

        await scene.UntilAsync(issue, TrackPhase.Failed);
        await scene.SettledAsync(issue);
        scene.Own.ShouldHaveSingleItem().Body.ShouldContain($"@{Scene.Passer} has no write access to {LocalStage.Owner}/small, so the label starts nothing");
        scene.Now.Issues.First(each => each.Number == issue).Reactions.ShouldHaveSingleItem().Content.ShouldBe("confused");
        model.Heard.ShouldBeEmpty();
        scene.Now.Refs.Keys.ShouldBe(["refs/heads/main"]);
    }

    [Fact]
    public async Task An_unknown_key_is_named_by_its_place_and_run_2_works_once_it_is_mended()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model, (".github/swarm.yml", SmallRepository.Settings + "autonomi: full\n"));
        var issue = scene.Label();
        await scene.UntilAsync(issue, TrackPhase.Failed);
        await scene.SettledAsync(issue);

        var comment = scene.Own.ShouldHaveSingleItem().Body;
        comment.ShouldContain(".github/swarm.yml:6");
        comment.ShouldContain("autonomi");
        comment.ShouldContain("autonomy");
        comment.ShouldContain("then set the label again");
        model.Heard.ShouldBeEmpty();

        await scene.PushAsync(".github/swarm.yml", SmallRepository.Settings);
        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        scene.GitHub.AddLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);

        var state = await scene.UntilReadyAsync(issue, run: 2);
        state.HeadBranch.ShouldBe($"swarm/{issue}-2/head");
        scene.Comment(issue, "status").Body.ShouldContain("Swarm: Failed");
        scene.Comment(issue, "status", run: 2).Body.ShouldContain("Swarm: Ready");
    }

    [Fact]
    public async Task A_repository_without_commits_is_told_to_get_one()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model.Reply, node => node, source: null);

        var issue = scene.Label();

        await scene.UntilAsync(issue, TrackPhase.Failed);
        await scene.SettledAsync(issue);
        scene.Own.ShouldHaveSingleItem().Body.ShouldContain("workshop/small has no commits yet, so there is nothing to branch from");
        scene.Own[0].Body.ShouldContain("Push a first commit, then set the label again.");
        model.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Branch_rules_that_the_app_cannot_keep_are_found_before_an_agent_writes()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model);
        scene.GitHub.SetBranchRules(LocalStage.Owner, scene.Repository, "swarm/1/head", ["required_signatures"]);

        var issue = scene.Label();

        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        scene.Comment(issue, "question/E-01").Body.ShouldContain("requires signed commits");
        model.To("T01").ShouldBeEmpty();
        scene.Now.Pulls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_label_starts_nothing()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Stage.OpenIssue("Grow", "Please.", label: "later");

        await scene.GitHub.WaitForDeliveriesAsync(TestContext.Current.CancellationToken);
        await scene.HandledAsync();

        (await scene.StateAsync(issue)).ShouldBeNull();
        scene.Now.Comments.ShouldBeEmpty();
    }
}
