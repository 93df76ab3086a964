using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Hands;

/// <summary>Two open tracks of one repository that change the same files.</summary>
public sealed class OverlapTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (told, _) => Session.Writes(told.Brief.Contains("Second") ? "src/second.txt" : "src/first.txt", "x\n"));

    [Fact]
    public async Task Both_issues_show_the_overlap_and_both_tracks_go_on()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var first = scene.Label("First");
        await scene.UntilReadyAsync(first);

        var second = scene.Label("Second");

        await scene.UntilReadyAsync(second);
        await scene.SeenAsync(_ => scene.Comment(first, "status").Body.Contains($"#{second} changes the same files: `src/`", StringComparison.Ordinal));
        await scene.SeenAsync(_ => scene.Comment(second, "status").Body.Contains($"#{first} changes the same files: `src/`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_queue_the_second_waits_until_the_first_pull_request_is_merged_or_closed(bool merged)
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model, (".github/swarm.yml", SmallRepository.Settings + "overlap: queue\n"));
        var first = scene.Label("First");
        var ready = await scene.UntilReadyAsync(first);

        var second = scene.Label("Second");
        await scene.UntilAsync(second, TrackPhase.Execute);
        var waiting = await scene.UntilAsync(second, state => state.PullRequest is not null);
        await scene.SettledAsync(second);
        waiting.Attempts.ShouldBeEmpty();
        scene.Comment(second, "status").Body.ShouldContain($"Waits until #{first}, which changes the same files, has ended");
        await Peace.KeptAsync(scene);
        if (merged) await scene.GitHub.MergePullRequestAsync(LocalStage.Owner, scene.Repository, ready.PullRequest!.Number, LocalStage.Person, TestContext.Current.CancellationToken);
        else scene.GitHub.ClosePullRequest(LocalStage.Owner, scene.Repository, ready.PullRequest!.Number, LocalStage.Person);

        var done = await scene.UntilReadyAsync(second);
        done.Attempts.ShouldHaveSingleItem();
        done.Neighbours.ShouldBeEmpty();
        (await scene.GitAsync("ls-tree", "--name-only", done.Head!, "src/")).Contains("src/first.txt").ShouldBe(merged);
    }
}
