using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Missed;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.GitHub;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>What no webhook and no log tells any more is seen in the state that GitHub shows.</summary>
public sealed class StateComparisonTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_without_a_track_starts_one_for_the_person_who_set_it()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = 0;

        await Down.WhileAsync(scene, () => issue = scene.Stage.OpenIssue("Grow the list", "Please.", by: DemoIssue.Author));

        var state = await scene.UntilReadyAsync(issue);
        state.Labeller.ShouldBe(new Actor(LocalStage.Person, true));
    }

    [Fact]
    public async Task A_label_of_the_repositorys_own_choice_is_known_and_the_usual_one_is_not()
    {
        await using var scene = await Scene.OpenAsync(Easy, (".github/swarm.yml", SmallRepository.Settings + "label: grow\n"));
        var (own, usual) = (0, 0);

        await Down.WhileAsync(scene, () =>
        {
            usual = scene.Label();
            own = scene.Stage.OpenIssue("Grow", "Please.", label: "grow");
        });

        await scene.UntilReadyAsync(own);
        await LookAsync(scene);
        (await scene.StateAsync(usual)).ShouldBeNull();
    }

    [Fact]
    public async Task A_label_set_without_write_access_is_refused_as_ever_and_not_again_an_hour_later()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model);
        var issue = 0;

        await Down.WhileAsync(scene, () => issue = scene.Label(labeller: Scene.Passer));

        await scene.UntilAsync(issue, TrackPhase.Failed);
        await scene.SettledAsync(issue);
        scene.Own.ShouldHaveSingleItem().Body.ShouldContain($"@{Scene.Passer} has no write access to {LocalStage.Owner}/small, so the label starts nothing");
        model.Heard.ShouldBeEmpty();
        (await LookAsync(scene)).ShouldBe(0);
        (await scene.StateAsync(issue, run: 2)).ShouldBeNull();
    }

    [Fact]
    public async Task A_pull_request_merged_in_the_meantime_ends_its_track_as_merged()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);

        await Down.WhileAsync(scene, () => scene.GitHub.MergePullRequestAsync(LocalStage.Owner, scene.Repository, ready.PullRequest!.Number, LocalStage.Person, Ct));

        (await scene.UntilAsync(issue, state => state.Phase.IsFinal())).Phase.ShouldBe(TrackPhase.Merged);
        await scene.SettledAsync(issue);
        scene.Comment(issue, "status").Body.ShouldContain("Swarm: Merged");
    }

    [Theory]
    [InlineData("close", TrackPhase.Closed)]
    [InlineData("unlabel", TrackPhase.Cancelled)]
    [InlineData("close the pull request", TrackPhase.Closed)]
    public async Task An_end_that_nobody_told_of_is_found_with_who_did_it(string what, TrackPhase end)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);
        scene.GitHub.CreateUser("boss");

        await Down.WhileAsync(scene, () =>
        {
            if (what == "close") scene.GitHub.CloseIssue(LocalStage.Owner, scene.Repository, issue, "boss");
            else if (what == "unlabel") scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", "boss");
            else scene.GitHub.CloseIssue(LocalStage.Owner, scene.Repository, ready.PullRequest!.Number, "boss");
        });

        var state = await scene.UntilAsync(issue, each => each.Phase.IsFinal());
        state.Phase.ShouldBe(end);
        state.End!.By.ShouldBe("boss");
    }

    [Fact]
    public async Task A_base_that_moved_unheard_is_brought_into_the_head()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);

        await Down.WhileAsync(scene, () => scene.PushAsync("docs/other.md", "other\n"));

        var tip = scene.Now.Refs["refs/heads/main"];
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == tip);
    }

    [Fact]
    public async Task A_check_left_spinning_is_concluded_again()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var state = await scene.UntilReadyAsync(issue);
        var check = scene.Check("swarm");
        await GitHub(scene, state).UpdateCheckRunAsync(check.Id, new CheckRunRequest(check.Name, check.HeadSha, CheckStatus.InProgress, null, check.ExternalId!), Ct);
        scene.Check("swarm").Status.ShouldBe("in_progress");

        (await LookAsync(scene)).ShouldBe(1);

        await scene.SeenAsync(now => now.CheckRuns.First(run => run.Id == check.Id) is { Status: "completed", Conclusion: "success" });
        (await LookAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public async Task A_check_that_spins_twice_goes_on_once()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var state = await scene.UntilReadyAsync(issue);
        var shown = scene.Check("swarm");
        var lost = await GitHub(scene, state).CreateCheckRunAsync(new CheckRunRequest(shown.Name, shown.HeadSha, CheckStatus.InProgress, null, shown.ExternalId!), Ct);

        await LookAsync(scene);

        scene.Now.CheckRuns.First(run => run.Id == lost.Id).Conclusion.ShouldBe("cancelled");
        scene.Now.CheckRuns.First(run => run.Id == shown.Id).Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_look_that_finds_nothing_writes_nothing_and_asks_little()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        await LookAsync(scene);
        var before = scene.GitHub.Requests.Count;

        (await LookAsync(scene)).ShouldBe(0);

        var asked = scene.GitHub.Requests.Skip(before).ToList();
        asked.ShouldAllBe(request => request.Method == "GET");
        asked.Count.ShouldBeLessThanOrEqualTo(12);
    }

    private static Task<int> LookAsync(Scene scene) => scene.Stage.Node.Services.GetRequiredService<StateComparison>().LookAsync(Ct);

    private static GitHubRepository GitHub(Scene scene, TrackState state) =>
        scene.Stage.Node.Services.GetRequiredService<GitHubApp>().Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name);
}
