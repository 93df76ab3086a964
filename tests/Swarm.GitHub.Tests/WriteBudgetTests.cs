namespace Swarm.GitHub.Tests;

public sealed class WriteBudgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_are_a_second_apart()
    {
        var (clock, starts) = await TakeAsync(WritePace.GitHub, 3);

        starts[1].ShouldBe(starts[0] + TimeSpan.FromSeconds(1));
        starts[2].ShouldBe(starts[0] + TimeSpan.FromSeconds(2));
        clock.Naps.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_minute_holds_more_than_eighty()
    {
        var (_, starts) = await TakeAsync(new WritePace(TimeSpan.Zero, 80, 500), 200);

        for (var at = 80; at < starts.Count; at++) (starts[at] - starts[at - 80]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        starts[79].ShouldBe(starts[0]);
    }

    [Fact]
    public async Task No_hour_holds_more_than_five_hundred()
    {
        var (_, starts) = await TakeAsync(WritePace.GitHub, 1100);

        for (var at = 500; at < starts.Count; at++) (starts[at] - starts[at - 500]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
        (starts[499] - starts[0]).ShouldBeLessThan(TimeSpan.FromMinutes(10));
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

        scene.Clock.Naps.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)]);
    }

    private static async Task<(JumpingClock Clock, List<DateTimeOffset> Starts)> TakeAsync(WritePace pace, int count)
    {
        var clock = new JumpingClock();
        var budget = new WriteBudget(pace, clock);
        var starts = new List<DateTimeOffset>();
        for (var at = 0; at < count; at++)
        {
            await budget.TakeAsync(Stop);
            starts.Add(clock.GetUtcNow());
        }
        return (clock, starts);
    }
}
