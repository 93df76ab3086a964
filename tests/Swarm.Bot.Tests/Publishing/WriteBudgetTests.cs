using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>What the publisher makes of GitHub's limits.</summary>
public sealed class WriteBudgetTests
{
    private const string Comments = "/issues/comments/";

    private static readonly WritePace Slow = new(TimeSpan.FromMinutes(1), 80, 500);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_changes_within_a_minute_are_three_writes_at_most_and_the_last_one_stays()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var state = scene.NewTrack();
        for (var calls = 1; calls <= 200; calls++)
        {
            await scene.ShowAsync(state = Spent(state, calls));
            scene.Clock.Advance(TimeSpan.FromSeconds(0.3));
        }

        scene.Clock.Advance(TimeSpan.FromSeconds(30));
        (await scene.PublishAsync(state)).ShouldBeTrue();

        scene.Comments(state)[SurfaceKeys.Status].ShouldContain("in 200 model calls");
        (1 + scene.Count("PATCH", Comments)).ShouldBeLessThanOrEqualTo(4, "three within the minute, and the last after it");
    }

    [Fact]
    public async Task An_edit_that_waits_and_is_out_of_date_is_replaced_not_queued_behind()
    {
        await using var scene = await PublishingScene.OpenAsync(Slow);
        var state = scene.NewTrack();
        await scene.AdvanceUntilAsync(scene.ShowAsync(state));

        for (var calls = 1; calls <= 5; calls++)
        {
            using var patience = new CancellationTokenSource();
            await scene.PutAsync(state = Spent(state with { IsPaused = true }, calls));
            var pass = scene.PublishWithAsync(state, patience.Token);
            await PublishingScene.TrueAsync(() => scene.Clock.Waiting > 1);
            await patience.CancelAsync();
            (await pass).ShouldBeFalse();
        }

        await scene.AdvanceUntilAsync(scene.PublishAsync(state));

        scene.Count("PATCH", Comments).ShouldBe(1);
        scene.Comments(state)[SurfaceKeys.Status].ShouldContain("in 5 model calls");
    }

    [Fact]
    public async Task The_parts_of_a_long_comment_come_change_and_go_with_its_text()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var state = scene.NewTrack();

        await scene.ShowAsync(state = Says(state, Lines("old", 12_000)));
        scene.Comments(state).Keys.ShouldBe([SurfaceKeys.Status, "reply/7", "reply/7/2", "reply/7/3"], ignoreOrder: true);

        await scene.ShowAsync(state = Says(state, Lines("new", 5_000)));
        scene.Comments(state).Keys.ShouldBe([SurfaceKeys.Status, "reply/7", "reply/7/2"], ignoreOrder: true);
        scene.Comments(state)["reply/7/2"].ShouldContain("new line 4999");
        scene.Comments(state).Values.ShouldAllBe(body => !body.Contains("old line"));

        await scene.ShowAsync(state = Says(state, "Short."));
        scene.Comments(state).Keys.ShouldBe([SurfaceKeys.Status, "reply/7"], ignoreOrder: true);

        await scene.ShowAsync(state = Says(state, Lines("again", 5_000)));
        scene.Comments(state)["reply/7/2"].ShouldContain("again line 4999");
    }

    [Fact]
    public async Task A_check_concludes_through_a_secondary_limit_though_progress_has_used_its_hour_up()
    {
        await using var scene = await PublishingScene.OpenAsync(WritePace.GitHub);
        var state = scene.NewTrack();
        await scene.AdvanceUntilAsync(scene.ShowAsync(state));
        var head = await scene.PushAsync("one\n");
        var now = scene.Clock.GetUtcNow();
        scene.App.Recall(scene.Installation, Enumerable.Range(0, 450).Select(at => new PastWrite(now.AddSeconds(at - 500), WriteLane.Progress)));
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("POST", "*/check-runs", 1, new RequestFault.SecondaryLimit(TimeSpan.FromSeconds(40)))] });

        await scene.PutAsync(state = state with { Phase = TrackPhase.Failed, PushedHead = head });
        using var patience = new CancellationTokenSource();
        var pass = scene.PublishWithAsync(state, patience.Token);
        await scene.AdvanceUntilAsync(PublishingScene.TrueAsync(() => scene.Now.CheckRuns.Count > 0));
        await patience.CancelAsync();
        await pass;

        scene.Now.CheckRuns.ShouldHaveSingleItem().Conclusion.ShouldBe("failure");
        (scene.Clock.GetUtcNow() - now).ShouldBeInRange(TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(10));
        scene.Count("PATCH", Comments).ShouldBe(0, "progress still waits for its hour");
    }

    [Fact]
    public async Task A_question_overtakes_progress_that_waits_already()
    {
        await using var scene = await PublishingScene.OpenAsync(Slow);
        var (quiet, asking) = (scene.NewTrack(), scene.NewTrack());
        await scene.AdvanceUntilAsync(scene.ShowAsync(quiet));
        await scene.AdvanceUntilAsync(scene.ShowAsync(asking));

        await scene.PutAsync(quiet = Spent(quiet with { IsPaused = true }, 1));
        var progress = scene.PublishAsync(quiet);
        await PublishingScene.TrueAsync(() => scene.Clock.Waiting > 1);
        await scene.PutAsync(asking = asking with { Escalations = [new Escalation("E-01", EscalationKind.Question, "T01-1", "Which way?", [new EscalationOption("left")], 1, "much", asking.StartedAt)] });
        var question = scene.PublishAsync(asking);
        await PublishingScene.TrueAsync(() => scene.Clock.Waiting > 2);

        await scene.AdvanceUntilAsync(Task.WhenAll(progress, question));

        var written = scene.GitHub.Requests.Where(request => request.Method is "POST" or "PATCH" && request.Path.Contains("comments", StringComparison.Ordinal));
        written.TakeLast(3).Select(request => request.Method).ShouldBe(["POST", "PATCH", "PATCH"]);
        scene.Comments(asking).Keys.ShouldContain("question/E-01");
    }

    /// <summary>Nothing that presses: the sticky comment alone says it.</summary>
    private static TrackState Spent(TrackState state, int calls) => state with { Usage = state.Usage with { Calls = calls } };

    private static TrackState Says(TrackState state, string text) => state with { Replies = [new Reply(7, text)] };

    private static string Lines(string word, int count) => string.Concat(Enumerable.Range(0, count).Select(at => $"{word} line {at}\n"));
}
