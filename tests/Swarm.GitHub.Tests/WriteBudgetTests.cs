using Swarm.Testing;

namespace Swarm.GitHub.Tests;

public sealed class WriteBudgetTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SteppedClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Writes_are_a_second_apart()
    {
        var budget = Open();
        Queue(budget, WriteLane.Answer, 3);

        clock.Advance(Second * 10);

        var starts = Starts(budget);
        starts.ShouldBe([starts[0], starts[0] + Second, starts[0] + (2 * Second)]);
    }

    [Fact]
    public void No_minute_holds_more_than_eighty()
    {
        var budget = Open(new WritePace(TimeSpan.Zero, 80, 500));
        Queue(budget, WriteLane.Conclusion, 200);

        clock.Advance(TimeSpan.FromMinutes(10));

        var starts = Starts(budget);
        starts.Count.ShouldBe(200);
        for (var at = 80; at < starts.Count; at++) (starts[at] - starts[at - 80]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        starts[79].ShouldBe(starts[0]);
    }

    [Fact]
    public void No_hour_holds_more_than_five_hundred()
    {
        var budget = Open();
        var all = new List<PastWrite>();
        Queue(budget, WriteLane.Conclusion, 600);
        Queue(budget, WriteLane.Answer, 600);
        Queue(budget, WriteLane.Progress, 600);

        for (var minute = 0; minute < 5 * 60; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            all.AddRange(budget.Past.Where(write => all.Count == 0 || write.At > all[^1].At));
        }

        all.Count.ShouldBe(1800);
        for (var at = 500; at < all.Count; at++) (all[at].At - all[at - 500].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public void The_first_lane_goes_first_whoever_came_first()
    {
        var budget = Open();
        foreach (var lane in Enum.GetValues<WriteLane>().Reverse()) Queue(budget, lane, 2);

        clock.Advance(Second * 10);

        // The very first found the queue empty.
        budget.Past.Select(write => write.Lane).ShouldBe(
        [
            WriteLane.Progress, WriteLane.Answer, WriteLane.Answer, WriteLane.Conclusion, WriteLane.Conclusion,
            WriteLane.PullRequest, WriteLane.PullRequest, WriteLane.Progress,
        ]);
    }

    [Fact]
    public void No_lane_waits_for_ever()
    {
        var budget = Open();
        Queue(budget, WriteLane.Answer, 1);
        Queue(budget, WriteLane.Progress, 3);
        Queue(budget, WriteLane.Answer, 60);

        clock.Advance(Second * 35);

        var turns = budget.Past.Select((write, at) => (write.Lane, At: at)).Where(turn => turn.Lane == WriteLane.Progress).Select(turn => turn.At);
        turns.ShouldBe([10, 20, 30]);
    }

    [Theory]
    [InlineData(WriteLane.Progress, 350)]
    [InlineData(WriteLane.PullRequest, 400)]
    [InlineData(WriteLane.Answer, 450)]
    [InlineData(WriteLane.Conclusion, 500)]
    public void A_lane_leaves_the_rest_of_the_hour_to_those_before_it(WriteLane lane, int most)
    {
        var budget = Open();
        Queue(budget, lane, 900);

        clock.Advance(TimeSpan.FromMinutes(30));

        budget.Past.Count.ShouldBe(most);
    }

    [Fact]
    public void Fifty_conclusions_come_through_when_everything_else_has_taken_all_it_may()
    {
        var budget = Open();
        Queue(budget, WriteLane.Progress, 900);
        Queue(budget, WriteLane.PullRequest, 900);
        Queue(budget, WriteLane.Answer, 900);
        clock.Advance(TimeSpan.FromMinutes(20));
        budget.Past.Count.ShouldBe(450);

        Queue(budget, WriteLane.Conclusion, 50);
        clock.Advance(Second * 51);

        budget.Past.Count(write => write.Lane == WriteLane.Conclusion).ShouldBe(50);
    }

    [Fact]
    public void A_closed_gate_holds_all_back_and_opens_on_the_lanes_in_order()
    {
        var gate = new LimitGate(clock);
        var budget = new WriteBudget(WritePace.GitHub, gate, clock);
        gate.Close(TimeSpan.FromSeconds(4711));
        var opens = clock.GetUtcNow().AddSeconds(4711);
        Queue(budget, WriteLane.Progress, 1);
        Queue(budget, WriteLane.PullRequest, 1);
        Queue(budget, WriteLane.Conclusion, 1);
        Queue(budget, WriteLane.Answer, 1);

        clock.Advance(Second * 4710);
        budget.Past.ShouldBeEmpty();
        clock.Advance(Second * 10);

        budget.Past.ShouldBe(
        [
            new(opens, WriteLane.Answer), new(opens + Second, WriteLane.Conclusion),
            new(opens + (2 * Second), WriteLane.PullRequest), new(opens + (3 * Second), WriteLane.Progress),
        ]);
    }

    [Fact]
    public void A_gate_that_closes_while_they_wait_holds_them_back_too()
    {
        var gate = new LimitGate(clock);
        var budget = new WriteBudget(WritePace.GitHub, gate, clock);
        Queue(budget, WriteLane.Answer, 2);
        gate.Close(TimeSpan.FromMinutes(5));

        clock.Advance(TimeSpan.FromMinutes(10));

        (budget.Past[1].At - budget.Past[0].At).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_queue_and_costs_nothing()
    {
        var budget = Open();
        using var giveUp = new CancellationTokenSource();
        Queue(budget, WriteLane.Answer, 1);
        var given = Enumerable.Range(0, 300).Select(_ => budget.TakeAsync(WriteLane.Answer, giveUp.Token)).ToArray();
        Queue(budget, WriteLane.Progress, 1);
        budget.Waiting.ShouldBe(301);

        await giveUp.CancelAsync();

        foreach (var task in given) await Should.ThrowAsync<OperationCanceledException>(task);
        budget.Waiting.ShouldBe(1);
        clock.Advance(Second);
        budget.Past.Select(write => write.Lane).ShouldBe([WriteLane.Answer, WriteLane.Progress]);
    }

    [Fact]
    public void Days_of_writing_leave_an_hour_in_memory()
    {
        var budget = Open();
        for (var day = 0; day < 3; day++)
        {
            Queue(budget, WriteLane.Conclusion, 5000);
            clock.Advance(TimeSpan.FromHours(24));
        }

        budget.Waiting.ShouldBe(0);
        budget.Past.Count.ShouldBeInRange(1, 501);
    }

    [Fact]
    public void What_an_earlier_process_wrote_counts()
    {
        var budget = Open();
        var now = clock.GetUtcNow();
        budget.Recall(Enumerable.Range(0, 430).Select(at => new PastWrite(now.AddMinutes(-65) + (at * 9 * Second), WriteLane.Progress)));

        Queue(budget, WriteLane.Progress, 1);
        Queue(budget, WriteLane.Conclusion, 1);

        budget.Past.Count(write => write.Lane == WriteLane.Conclusion).ShouldBe(1);
        budget.Past.Count(write => write.At < now.AddHours(-1)).ShouldBe(0);
        budget.Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task No_minute_holds_more_reads_than_the_points_that_writes_leave()
    {
        WritePace.GitHub.Reads.ShouldBe(600);
        var jumping = new JumpingClock();
        var reads = new ReadBudget(WritePace.GitHub, jumping);
        var starts = new List<DateTimeOffset>();
        for (var at = 0; at < 1500; at++)
        {
            await reads.TakeAsync(Stop);
            starts.Add(jumping.GetUtcNow());
        }

        for (var at = 600; at < starts.Count; at++) (starts[at] - starts[at - 600]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        starts[599].ShouldBe(starts[0]);
    }

    [Fact]
    public async Task Creating_changing_and_deleting_go_through_the_budget_and_reading_does_not()
    {
        await using var scene = await Scene.StartAsync(pace: WritePace.GitHub);
        scene.Server.On($"GET {Scene.Repo}/issues/comments/5", Reply.Json(Samples.Comment));
        scene.Server.On($"POST {Scene.Repo}/issues/4/comments", Reply.Json(Samples.Comment, 201));
        scene.Server.On($"PATCH {Scene.Repo}/issues/comments/5", Reply.Json(Samples.Comment));
        scene.Server.On($"DELETE {Scene.Repo}/issues/comments/5", Reply.Json("", 204));

        await scene.Shop.CreateCommentAsync(4, "a", Stop);
        await scene.Shop.GetCommentAsync(5, Stop);
        scene.Clock.Naps.ShouldBeEmpty();
        await scene.Shop.UpdateCommentAsync(5, "b", Stop);
        await scene.Shop.DeleteCommentAsync(5, Stop);

        scene.Clock.Naps.ShouldBe([Second, Second]);
    }

    [Fact]
    public async Task Whoever_lost_the_right_while_waiting_for_the_budget_writes_nothing()
    {
        await using var scene = await Scene.StartAsync(pace: WritePace.GitHub);
        scene.Server.On($"GET {Scene.Repo}/issues/comments/5", Reply.Json(Samples.Comment));
        scene.Server.On($"POST {Scene.Repo}/issues/4/comments", Reply.Json(Samples.Comment, 201));
        var naps = new List<int>();
        var shop = scene.App.Repository(7, "acme", "shop", _ =>
        {
            naps.Add(scene.Clock.Naps.Count);
            return naps.Count > 1 ? throw new InvalidOperationException("lost") : Task.CompletedTask;
        });

        await shop.CreateCommentAsync(4, "a", Stop);
        await shop.GetCommentAsync(5, Stop);
        Func<Task>[] writes =
        [
            () => shop.CreateCommentAsync(4, "b", Stop), () => shop.UpdateCommentAsync(5, "b", Stop),
            () => shop.DeleteCommentAsync(5, Stop), () => shop.MarkReadyForReviewAsync("PR_1", Stop),
        ];
        foreach (var write in writes) (await Should.ThrowAsync<InvalidOperationException>(write)).Message.ShouldBe("lost");

        naps.ShouldBe([0, 1, 2, 3, 4], "asked after the wait, not before");
        scene.Server.Requests.Count(heard => !heard.Target.EndsWith("access_tokens", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_write_whose_patience_ends_is_not_sent()
    {
        var time = new SteppedClock();
        await using var scene = await Scene.StartAsync(time, WritePace.GitHub);
        const string Change = $"PATCH {Scene.Repo}/issues/comments/5";
        scene.Server.On(Change, Reply.Json(Samples.Comment));
        await scene.Shop.UpdateCommentAsync(5, "first", Stop);
        using var patience = new CancellationTokenSource();

        var waiting = scene.Shop.In(WriteLane.Progress, patience.Token).UpdateCommentAsync(5, "second", Stop);
        await patience.CancelAsync();

        await Should.ThrowAsync<GitHubNotSentException>(waiting);
        scene.Server.Count(Change).ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_requests_are_under_way_at_most()
    {
        await using var scene = await Scene.StartAsync();
        var release = new TaskCompletionSource();
        scene.Server.On($"GET {Scene.Repo}", Reply.Json(Samples.Repository).After(release.Task));

        var all = Enumerable.Range(0, 150).Select(_ => scene.Shop.GetAsync(Stop)).ToArray();
        await Eventually.IsTrue(() => scene.Server.Count($"GET {Scene.Repo}") == 100, Stop);
        scene.Server.Count($"GET {Scene.Repo}").ShouldBe(100);
        release.SetResult();
        await Task.WhenAll(all);

        scene.Server.Count($"GET {Scene.Repo}").ShouldBe(150);
    }

    private static List<DateTimeOffset> Starts(WriteBudget budget) => [.. budget.Past.Select(write => write.At)];

    private WriteBudget Open(WritePace? pace = null) => new(pace ?? WritePace.GitHub, new LimitGate(clock), clock);

    private static void Queue(WriteBudget budget, WriteLane lane, int count)
    {
        for (var at = 0; at < count; at++) _ = budget.TakeAsync(lane, Stop);
    }
}
