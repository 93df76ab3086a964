namespace Swarm.Storage.Tests;

/// <summary>The clock goes back by a day.</summary>
public sealed class SetBackTests : StoreTest
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_job_wanted_before_is_taken_at_once()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });

        Home.Time.Advance(-Day);

        (await ClaimedAsync()).Key.ShouldBe("plan");
    }

    [Fact]
    public async Task A_job_put_off_waits_for_what_was_left_and_not_for_a_day()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var job = await ClaimedAsync();
        await Store.PutOffAsync(job.Id, job.Fence, Home.Time.GetUtcNow() + TimeSpan.FromMinutes(1), Ct);

        Home.Time.Advance(-Day);

        (await ClaimAsync()).ShouldBeNull();
        Home.Time.Advance(TimeSpan.FromMinutes(1));
        await ClaimedAsync();
    }

    [Fact]
    public async Task A_silent_workers_lease_ends_after_one_lease()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        await ClaimedAsync();

        Home.Time.Advance(-Day);

        (await ClaimAsync("b")).ShouldBeNull();
        Home.Time.Advance(Options.Lease);
        await ClaimedAsync("b");
    }

    [Fact]
    public async Task Publishing_passes_on()
    {
        await CommittedAsync(Commit(0));
        (await Store.ClaimPublishingAsync(Track, "a", "1", Ct)).ShouldNotBeNull();

        Home.Time.Advance(-Day);

        (await Store.ClaimPublishingAsync(Track, "b", "1", Ct)).ShouldNotBeNull().Fence.ShouldBe(2);
    }
}
