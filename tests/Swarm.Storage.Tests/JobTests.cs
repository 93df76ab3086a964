namespace Swarm.Storage.Tests;

public sealed class JobTests : StoreTest
{
    [Fact]
    public async Task A_wanted_job_is_claimed_with_a_lease_and_done_with_its_outcome()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan") with { Trace = "of the first wish" }] })).NewJobs.ShouldHaveSingleItem();

        var claimed = await ClaimedAsync();
        claimed.ShouldBe(new ClaimedJob(id, Track, "plan", "agent", """{"key":"plan"}""", 1, 1, Home.Time.GetUtcNow().AddMinutes(3)) { ReadyAt = Home.Time.GetUtcNow(), Trace = "of the first wish" });
        (await ClaimAsync()).ShouldBeNull();
        await CommittedAsync(Commit(1) with { CompletedJob = claimed.Lease });

        (await Store.ListJobsAsync(Track, Ct)).ShouldHaveSingleItem().State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task A_done_job_never_runs_again_though_it_is_still_wanted()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();

        var result = await CommittedAsync(Commit(1) with { CompletedJob = claimed.Lease, WantedJobs = [Job("plan")] });

        result.NewJobs.ShouldBeEmpty();
        result.CancelledJobs.ShouldBeEmpty();
        (await ClaimAsync()).ShouldBeNull();
        (await Store.CommitAsync(Commit(2) with { CompletedJob = claimed.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
    }

    [Fact]
    public async Task A_job_no_longer_wanted_is_cancelled_and_its_worker_learns_it()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] })).NewJobs.Single();
        var claimed = await ClaimedAsync();

        (await CommittedAsync(Commit(1))).CancelledJobs.ShouldBe([id]);

        (await Store.RenewAsync(id, claimed.Fence, Ct)).ShouldBeFalse();
        (await Store.CommitAsync(Commit(2) with { CompletedJob = claimed.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
        (await Store.ReleaseAsync(id, claimed.Fence, null, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_job_that_is_wanted_again_runs_and_its_old_outcome_is_refused()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] })).NewJobs.Single();
        var old = await ClaimedAsync();
        await CommittedAsync(Commit(1));

        (await CommittedAsync(Commit(2) with { WantedJobs = [Job("plan")] })).NewJobs.ShouldBe([id]);

        (await Store.CommitAsync(Commit(3) with { CompletedJob = old.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
        var again = await ClaimedAsync();
        again.Fence.ShouldBe(old.Fence + 1);
        (await Store.CommitAsync(Commit(3) with { CompletedJob = old.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
        await CommittedAsync(Commit(3) with { CompletedJob = again.Lease });
    }

    [Fact]
    public async Task A_waiting_job_follows_the_newest_wish_and_a_running_one_keeps_its_payload()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan", priority: 5), Job("build")] });
        var running = await ClaimedAsync();

        await CommittedAsync(Commit(1) with { WantedJobs = [new JobSpec("plan", "agent", "[1]"), new JobSpec("build", "agent", "[2]")] });

        (await ClaimedAsync()).Payload.ShouldBe("[2]");
        running.Payload.ShouldBe("""{"key":"plan"}""");
        Home.Time.Advance(TimeSpan.FromMinutes(4));
        (await ClaimedAsync()).Payload.ShouldBe("""{"key":"plan"}""");
    }

    [Fact]
    public async Task A_silent_workers_job_passes_on_and_its_late_outcome_is_refused()
    {
        var id = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] })).NewJobs.Single();
        var silent = await ClaimedAsync("a");
        Home.Time.Advance(TimeSpan.FromMinutes(3));

        var taken = await ClaimedAsync("b");

        taken.ShouldSatisfyAllConditions(t => t.Id.ShouldBe(id), t => t.Fence.ShouldBe(2), t => t.Claims.ShouldBe(2));
        (await Store.RenewAsync(id, silent.Fence, Ct)).ShouldBeFalse();
        (await Store.PoisonAsync(id, silent.Fence, "late", Ct)).ShouldBeFalse();
        (await Store.CommitAsync(Commit(1) with { CompletedJob = silent.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
        await CommittedAsync(Commit(1) with { CompletedJob = taken.Lease });
    }

    [Fact]
    public async Task A_renewed_job_stays()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();
        Home.Time.Advance(TimeSpan.FromMinutes(2));

        (await Store.RenewAsync(claimed.Id, claimed.Fence, Ct)).ShouldBeTrue();

        Home.Time.Advance(TimeSpan.FromMinutes(2));
        (await ClaimAsync("b")).ShouldBeNull();
    }

    [Fact]
    public async Task An_outcome_after_the_lease_ran_out_counts_while_nobody_else_took_the_job()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();
        Home.Time.Advance(TimeSpan.FromHours(1));

        await CommittedAsync(Commit(1) with { CompletedJob = claimed.Lease });
    }

    [Fact]
    public async Task A_lease_of_another_track_completes_nothing()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();

        (await Store.CommitAsync(Commit(0, key: "7/4/1") with { CompletedJob = claimed.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
    }

    [Fact]
    public async Task A_restarted_node_takes_back_its_own_jobs_at_once()
    {
        var ids = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("mine"), Job("theirs")] })).NewJobs;
        var mine = await ClaimedAsync("a", "1");
        await ClaimedAsync("b", "1");

        (await Store.TakeBackAsync("a", "2", Ct)).ShouldBe([ids[0]]);

        (await Store.CommitAsync(Commit(1) with { CompletedJob = mine.Lease }, Ct)).ShouldBeOfType<CommitResult.StaleLease>();
        (await ClaimedAsync("a", "2")).Id.ShouldBe(mine.Id);
        (await Store.TakeBackAsync("a", "2", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_handed_back_is_ready_at_once_and_uncounted_or_later_and_counted_unless_it_was_put_off()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var first = await ClaimedAsync();
        (await Store.ReleaseAsync(first.Id, first.Fence, null, Ct)).ShouldBeTrue();
        var second = await ClaimedAsync();
        second.Claims.ShouldBe(1);

        await Store.ReleaseAsync(second.Id, second.Fence, Home.Time.GetUtcNow().AddMinutes(5), Ct);

        (await ClaimAsync()).ShouldBeNull();
        Home.Time.Advance(TimeSpan.FromMinutes(5));
        var third = await ClaimedAsync();
        third.Claims.ShouldBe(2);

        (await Store.PutOffAsync(third.Id, third.Fence, Home.Time.GetUtcNow().AddMinutes(5), Ct)).ShouldBeTrue();

        (await ClaimAsync()).ShouldBeNull();
        Home.Time.Advance(TimeSpan.FromMinutes(5));
        (await ClaimedAsync()).Claims.ShouldBe(2);
        (await Store.PutOffAsync(third.Id, third.Fence, Home.Time.GetUtcNow(), Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_poisoned_job_waits_with_its_reason_until_it_is_replayed()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();
        (await Store.PoisonAsync(claimed.Id, claimed.Fence, "five nodes died of it", Ct)).ShouldBeTrue();
        await CommittedAsync(Commit(1) with { WantedJobs = [Job("plan")] });
        (await ClaimAsync()).ShouldBeNull();
        (await Store.ListJobsAsync(null, Ct)).ShouldHaveSingleItem().Reason.ShouldBe("five nodes died of it");

        (await Store.ReplayAsync(claimed.Id, Ct)).ShouldBeTrue();
        (await Store.ReplayAsync(claimed.Id, Ct)).ShouldBeFalse();

        (await ClaimedAsync()).ShouldSatisfyAllConditions(j => j.Claims.ShouldBe(1), j => j.Fence.ShouldBe(2));
    }

    [Fact]
    public async Task Higher_priority_goes_first_then_the_oldest_and_only_asked_kinds()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("old"), Job("new"), Job("urgent", priority: 9), Job("merge", kind: "git", priority: 99)] });

        var order = new List<string>();
        while (await Store.ClaimJobAsync(new ClaimRequest("a", "1", ["agent"]), Ct) is { } job) order.Add(job.Key);

        order.ShouldBe(["urgent", "old", "new"]);
        (await ClaimedAsync()).Key.ShouldBe("merge");
    }

    [Fact]
    public async Task Slots_are_counted_on_the_server_and_jobs_without_one_are_free()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("a", slot: "background"), Job("b", slot: "background"), Job("c", slot: "background"), Job("free")] });
        var limit = new SlotLimit("background", PerServer: 2);

        var taken = await TakeAllAsync(limit);

        taken.Select(job => job.Key).ShouldBe(["a", "b", "free"], ignoreOrder: true);
        await CommittedAsync(Commit(1, events: 0) with { CompletedJob = taken.First(job => job.Key != "free").Lease });
        (await TakeAllAsync(limit)).ShouldHaveSingleItem().Key.ShouldBe("c");
    }

    [Fact]
    public async Task Slots_are_counted_per_repository()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("a", slot: "background"), Job("b", slot: "background")] });
        await CommittedAsync(Commit(0, key: "8/1/1", repository: 8) with { WantedJobs = [Job("c", slot: "background"), Job("d", slot: "background")] });

        var taken = await TakeAllAsync(new SlotLimit("background", PerServer: 10, PerRepository: 1));

        taken.Select(job => job.Key).ShouldBe(["a", "c"]);
    }

    [Fact]
    public async Task A_busy_repository_lets_the_others_have_a_turn()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("a", slot: "background"), Job("b", slot: "background")] });
        await CommittedAsync(Commit(0, key: "8/1/1", repository: 8) with { WantedJobs = [Job("c", slot: "background")] });

        (await ClaimedAsync()).Key.ShouldBe("a");
        (await ClaimedAsync()).Key.ShouldBe("c");
        (await ClaimedAsync()).Key.ShouldBe("b");
    }

    [Fact]
    public async Task Many_workers_at_once_take_every_job_exactly_once()
    {
        var ids = (await CommittedAsync(Commit(0) with { WantedJobs = [.. Enumerable.Range(0, 20).Select(i => Job($"j{i}"))] })).NewJobs;

        var claims = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => ClaimAsync($"n{i}")));

        claims.OfType<ClaimedJob>().Select(job => job.Id).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task The_sweeper_sees_what_could_have_been_claimed_for_too_long()
    {
        var ids = (await CommittedAsync(Commit(0) with { WantedJobs = [Job("a"), Job("b"), Job("c")] })).NewJobs;
        await ClaimedAsync();
        var later = await ClaimedAsync();
        await Store.ReleaseAsync(later.Id, later.Fence, Home.Time.GetUtcNow().AddHours(1), Ct);
        (await Store.UnclaimedJobsAsync(TimeSpan.FromMinutes(1), Ct)).ShouldBeEmpty();

        Home.Time.Advance(TimeSpan.FromMinutes(1));
        (await Store.UnclaimedJobsAsync(TimeSpan.FromMinutes(1), Ct)).ShouldBe([ids[2]]);
        Home.Time.Advance(TimeSpan.FromMinutes(3));
        (await Store.UnclaimedJobsAsync(TimeSpan.FromMinutes(1), Ct)).ShouldBe([ids[0], ids[2]]);
    }

    [Fact]
    public async Task The_same_key_twice_is_misuse() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.CommitAsync(Commit(0) with { WantedJobs = [Job("plan"), Job("plan")] }, Ct));

    private async Task<List<ClaimedJob>> TakeAllAsync(SlotLimit limit)
    {
        var taken = new List<ClaimedJob>();
        while (await ClaimAsync(limits: limit) is { } job) taken.Add(job);
        return taken;
    }
}
