namespace Swarm.Storage.Tests;

public sealed class UsageTests : StoreTest
{
    private static UsageReservation Call(string id, decimal usd, string person = "ada", string track = Track, string incarnation = "1") =>
        new(id, track, person, "worker", "model-1", usd, "a", incarnation);

    [Fact]
    public async Task Calls_that_race_never_pass_the_limit()
    {
        await CommittedAsync(Commit(0));

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Store.ReserveAsync(Call($"c{i}", 0.3m), new UsageLimits(TrackUsd: 2.00m), Ct)));

        results.OfType<ReserveResult.Reserved>().Count().ShouldBe(6);
        (await Store.UsageAsync(Track, Ct)).OutstandingUsd.ShouldBe(1.8m);
        results.OfType<ReserveResult.Refused>().ShouldAllBe(refused => refused == new ReserveResult.Refused(UsageLimitKind.Track, 1.8m, 2.00m));
    }

    [Fact]
    public async Task A_call_that_just_fits_is_reserved()
    {
        await CommittedAsync(Commit(0));

        (await Store.ReserveAsync(Call("c1", 1m), new UsageLimits(1m, 1m, 1m), Ct)).ShouldBeOfType<ReserveResult.Reserved>();
        (await Store.ReserveAsync(Call("c2", 0.000_000_001m), new UsageLimits(TrackUsd: 1m), Ct)).ShouldBeOfType<ReserveResult.Refused>();
    }

    [Fact]
    public async Task The_settled_price_replaces_what_was_set_aside()
    {
        await CommittedAsync(Commit(0));
        await Store.ReserveAsync(Call("c1", 1m), new UsageLimits(TrackUsd: 1m), Ct);

        (await Store.SettleAsync("c1", new CallUsage(0.25m, 1000, 200, 50, 7), Ct)).ShouldBeTrue();
        (await Store.SettleAsync("c1", new CallUsage(9m), Ct)).ShouldBeFalse();

        (await Store.UsageAsync(Track, Ct)).ShouldBe(new UsageTotals(1, 0.25m, 0m, 1000, 200, 50, 7));
        (await Store.ReserveAsync(Call("c2", 0.75m), new UsageLimits(TrackUsd: 1m), Ct)).ShouldBeOfType<ReserveResult.Reserved>();
    }

    [Fact]
    public async Task Days_and_persons_have_limits_of_their_own_that_end_with_the_day()
    {
        await CommittedAsync(Commit(0));
        await CommittedAsync(Commit(0, key: "7/4/1"));
        await Store.ReserveAsync(Call("c1", 1m), new UsageLimits(), Ct);
        await Store.ReserveAsync(Call("c2", 1m, "bob", "7/4/1"), new UsageLimits(), Ct);

        (await Store.ReserveAsync(Call("c3", 1m, track: "7/4/1"), new UsageLimits(PersonDayUsd: 1.5m), Ct))
            .ShouldBe(new ReserveResult.Refused(UsageLimitKind.PersonDay, 1m, 1.5m));
        (await Store.ReserveAsync(Call("c3", 1m), new UsageLimits(DayUsd: 2.5m), Ct))
            .ShouldBe(new ReserveResult.Refused(UsageLimitKind.Day, 2m, 2.5m));
        Home.Time.Advance(TimeSpan.FromHours(15));
        (await Store.ReserveAsync(Call("c3", 1m), new UsageLimits(DayUsd: 1m, PersonDayUsd: 1m), Ct)).ShouldBeOfType<ReserveResult.Reserved>();
    }

    [Fact]
    public async Task A_call_for_a_job_that_passed_on_is_refused_and_sets_nothing_aside()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [new JobSpec("plan", "agent", "{}")] });
        var late = (await Store.ClaimJobAsync(new ClaimRequest("a", "1"), Ct)).ShouldNotBeNull();
        (await Store.ReserveAsync(Call("c1", 1m) with { Lease = late.Lease }, new UsageLimits(), Ct)).ShouldBeOfType<ReserveResult.Reserved>();
        Home.Time.Advance(TimeSpan.FromMinutes(4));
        var now = (await Store.ClaimJobAsync(new ClaimRequest("b", "2"), Ct)).ShouldNotBeNull();

        (await Store.ReserveAsync(Call("c2", 1m) with { Lease = late.Lease }, new UsageLimits(), Ct)).ShouldBeOfType<ReserveResult.LeaseLost>();
        (await Store.ReserveAsync(Call("c3", 1m) with { Lease = now.Lease }, new UsageLimits(), Ct)).ShouldBeOfType<ReserveResult.Reserved>();

        (await Store.UsageAsync(Track, Ct)).OutstandingUsd.ShouldBe(2m);
    }

    [Fact]
    public async Task Calls_of_an_earlier_life_count_as_spent_in_full()
    {
        await CommittedAsync(Commit(0));
        await Store.ReserveAsync(Call("old", 0.4m, incarnation: "1"), new UsageLimits(), Ct);
        await Store.ReserveAsync(Call("new", 0.1m, incarnation: "2"), new UsageLimits(), Ct);

        (await Store.SettleAbandonedAsync("a", "2", Ct)).ShouldBe(1);

        (await Store.UsageAsync(Track, Ct)).ShouldSatisfyAllConditions(u => u.SettledUsd.ShouldBe(0.4m), u => u.OutstandingUsd.ShouldBe(0.1m));
        (await Store.SettleAsync("old", new CallUsage(0m), Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_id_is_used_once_and_a_track_must_exist()
    {
        await CommittedAsync(Commit(0));
        await Store.ReserveAsync(Call("c1", 1m), new UsageLimits(), Ct);

        await Should.ThrowAsync<ArgumentException>(() => Store.ReserveAsync(Call("c1", 1m), new UsageLimits(), Ct));
        await Should.ThrowAsync<StoreRejectedException>(() => Store.ReserveAsync(Call("c2", 1m, track: "9/9/9"), new UsageLimits(), Ct));
    }
}
