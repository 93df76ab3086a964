using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Publishing;
using Swarm.GitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>A restart gives no second budget.</summary>
public sealed class KeptWritesTests
{
    /// <summary>As GitHub's, with a tenth of the hour, so that the test need not write five hundred times.</summary>
    private static readonly WritePace Small = new(TimeSpan.FromSeconds(1), 80, 50);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_stop_within_the_hour_only_the_rest_of_it_is_left()
    {
        await using var scene = await PublishingScene.OpenAsync();
        using (var first = scene.NewApp(Small))
        {
            var kept = await BeginAsync(scene, first);
            await WriteAsync(scene, first, 30);
            await kept.StoppedAsync(Ct);
        }

        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        using var second = scene.NewApp(Small);
        await BeginAsync(scene, second);

        (await WrittenWithinAsync(scene, second, 40, TimeSpan.FromMinutes(5))).ShouldBe(20);
    }

    [Fact]
    public async Task What_a_killed_node_may_have_written_unseen_is_counted_in_full()
    {
        await using var scene = await PublishingScene.OpenAsync();
        using var first = scene.NewApp(Small);
        await BeginAsync(scene, first);
        await WriteAsync(scene, first, 20);

        // It is killed: nothing after its beginning was kept.
        using var second = scene.NewApp(Small);
        await BeginAsync(scene, second);

        (await WrittenWithinAsync(scene, second, 50, TimeSpan.FromMinutes(5))).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task A_node_that_was_killed_long_ago_has_lost_a_minute_and_no_more()
    {
        await using var scene = await PublishingScene.OpenAsync();
        using (var first = scene.NewApp(WritePace.GitHub))
        {
            using var kept = await BeginAsync(scene, first);
            await kept.StartAsync(Ct);
            await WriteAsync(scene, first, 10);
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            await PublishingScene.TrueAsync(() => scene.Store.SettingsUnderAsync("github-writes/installation/", Ct).GetAwaiter().GetResult().Count == 1);
        }

        scene.Clock.Advance(TimeSpan.FromHours(3));
        using var second = scene.NewApp(WritePace.GitHub);
        await BeginAsync(scene, second);

        second.PastWrites().Values.ShouldHaveSingleItem().Count.ShouldBe(60);
    }

    private static async Task<KeptWrites> BeginAsync(PublishingScene scene, GitHubApp app)
    {
        var kept = new KeptWrites(app, scene.Store, scene.Clock, NullLogger<KeptWrites>.Instance);
        await kept.StartingAsync(Ct);
        return kept;
    }

    private static Task WriteAsync(PublishingScene scene, GitHubApp app, int count) => scene.AdvanceUntilAsync(Comment(scene, app, count, default));

    private static async Task Comment(PublishingScene scene, GitHubApp app, int count, CancellationToken patience)
    {
        var issue = scene.NewTrack().Issue.Number;
        var repository = app.Repository(scene.Installation, PublishingScene.Owner, PublishingScene.Name).In(WriteLane.Conclusion, patience);
        for (var at = 0; at < count; at++) await repository.CreateCommentAsync(issue, $"No. {at}", Ct);
    }

    /// <summary>How many of the wanted writes come through in this time.</summary>
    private static async Task<int> WrittenWithinAsync(PublishingScene scene, GitHubApp app, int wanted, TimeSpan time)
    {
        var before = scene.Now.Comments.Count;
        using var patience = new CancellationTokenSource(time, scene.Clock);
        var writing = Comment(scene, app, wanted, patience.Token);
        try
        {
            await scene.AdvanceUntilAsync(writing);
        }
        catch (GitHubNotSentException)
        {
            // The time is over.
        }

        return scene.Now.Comments.Count - before;
    }
}
