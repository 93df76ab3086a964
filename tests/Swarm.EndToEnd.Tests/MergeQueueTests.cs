using Swarm.Bot.Demo;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

public sealed class MergeQueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merge_group_hears_the_aggregate_and_leaving_the_queue_ends_it()
    {
        await using var scene = await Scene.OpenAsync(new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n")));
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        var pull = scene.Now.Pulls.ShouldHaveSingleItem();

        var group = await scene.GitHub.QueueForMergeAsync(LocalStage.Owner, scene.Repository, pull.Number, LocalStage.Person, Ct);
        var state = await scene.UntilAsync(issue, each => each.IsQueuedForMerge);
        await scene.SettledAsync(issue);
        group.ShouldNotBe(state.PushedHead);
        var run = scene.Now.CheckRuns.Where(each => each.HeadSha == group).ShouldHaveSingleItem();
        (run.Name, run.Status, run.Conclusion).ShouldBe(("swarm", "completed", "success"));

        await scene.GitHub.LeaveMergeQueueAsync(LocalStage.Owner, scene.Repository, pull.Number, LocalStage.Person, Ct);
        await scene.UntilAsync(issue, each => !each.IsQueuedForMerge);
    }
}
