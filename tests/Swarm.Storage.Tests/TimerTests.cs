namespace Swarm.Storage.Tests;

public sealed class TimerTests : StoreTest
{
    [Fact]
    public async Task Timers_follow_what_the_state_wants()
    {
        var now = Home.Time.GetUtcNow();
        await CommittedAsync(Commit(0) with { WantedTimers = [new TimerSpec("remind", now.AddHours(1)), new TimerSpec("give up", now.AddHours(2))] });
        (await Store.NextTimerAsync(Ct)).ShouldBe(now.AddHours(1));

        await CommittedAsync(Commit(1) with { WantedTimers = [new TimerSpec("give up", now.AddHours(3))] });

        (await Store.NextTimerAsync(Ct)).ShouldBe(now.AddHours(3));
        (await Store.DueTimersAsync(now.AddHours(2), Ct)).ShouldBeEmpty();
        (await Store.DueTimersAsync(now.AddHours(3), Ct)).ShouldBe([new DueTimer(Track, "give up", now.AddHours(3))]);
    }

    [Fact]
    public async Task A_fired_timer_that_decides_nothing_is_not_due_for_ever()
    {
        await CommittedAsync(Commit(0) with { WantedTimers = [new TimerSpec("remind", Home.Time.GetUtcNow())] });

        await CommittedAsync(Commit(1, events: 0) with { FiredTimer = "remind" });

        (await Store.DueTimersAsync(Home.Time.GetUtcNow(), Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_timers_nothing_is_next() => (await Store.NextTimerAsync(Ct)).ShouldBeNull();
}
