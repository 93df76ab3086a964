namespace Swarm.Storage.Tests;

/// <summary>The clock goes ahead by hours, or the machine slept for them.</summary>
public sealed class SetAheadTests : StoreTest
{
    private static readonly SlotLimit One = new("agent", 1);

    [Fact]
    public async Task A_job_that_its_worker_is_at_is_not_given_again_and_keeps_its_slot()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("a", slot: "agent"), Job("b", slot: "agent")] });
        var job = await ClaimedAsync();

        Home.Time.Advance(TimeSpan.FromHours(5));

        (await HeldAsync(job.Id)).ShouldBeNull();
        (await Store.RenewAsync(job.Id, job.Fence, Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_job_that_nobody_is_at_passes_on()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("a", slot: "agent")] });
        var job = await ClaimedAsync();

        Home.Time.Advance(TimeSpan.FromHours(5));

        (await HeldAsync()).ShouldNotBeNull().Fence.ShouldBe(job.Fence + 1);
    }

    private Task<ClaimedJob?> HeldAsync(params long[] held) =>
        Store.ClaimJobAsync(new ClaimRequest("a", "1", null, [One]) { Held = held }, Ct);
}
