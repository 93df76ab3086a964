using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace Swarm.Storage.Tests.Queues;

public sealed class AzureJobQueueTests(AzuriteFixture emulator) : QueueTest, IClassFixture<AzuriteFixture>
{
    private AzureQueueOptions Queue => OptionsOf(emulator.Azurite.ConnectionString);

    [Fact]
    public async Task A_hint_goes_through_a_queue_that_is_created_and_is_gone_once_the_job_is_done()
    {
        var stranger = Stranger(emulator.Azurite);
        (await stranger.ExistsAsync(Ct)).Value.ShouldBeFalse();
        await using var queue = Start(Queue);
        var id = await JobIdAsync();

        await queue.RingAsync(id, Ct);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        (await CountAsync(stranger)).ShouldBe(1);
        (await stranger.PeekMessagesAsync(cancellationToken: Ct)).Value.ShouldBeEmpty("a message that was taken is hidden");
        await DoneAsync(await ClaimedAsync());
        await queue.EndedAsync(id, Ct);
        await UntilEmptyAsync(stranger);
        queue.Trouble.ShouldBeNull();
        Log.Errors.ShouldBe(0, Log.Text);
    }

    [Fact]
    public async Task A_hint_sent_by_another_process_carries_the_id_alone_and_arrives()
    {
        var id = await JobIdAsync();
        (await AzureJobQueue.SendAsync(Queue, id, TimeProvider.System, NullLogger.Instance, Ct)).ShouldBeNull();
        PeekedMessage sent = await Stranger(emulator.Azurite).PeekMessageAsync(Ct);
        sent.Body.ToString().ShouldBe($"job {id}");

        await using var queue = Start(Queue);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
    }

    [Fact]
    public async Task A_message_stays_hidden_over_a_job_longer_than_its_visibility()
    {
        var visibility = TimeSpan.FromSeconds(6);
        await using var queue = Start(Queue with { Visibility = visibility });
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        await queue.WaitAsync(Patience, Ct);
        await ClaimedAsync();
        var stranger = Stranger(emulator.Azurite);

        // The one thing to be seen is that nothing comes for longer than the visibility.
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < visibility * 2.2; await pulse.WaitForNextTickAsync(Ct))
            (await stranger.PeekMessagesAsync(cancellationToken: Ct)).Value.ShouldBeEmpty();

        (await CountAsync(stranger)).ShouldBe(1);
        await queue.DisposeAsync();
        // Had it come back, this process would have been quick to take it again, and that is counted; a renewal is not.
        (await stranger.ReceiveMessageAsync(cancellationToken: Ct)).Value.DequeueCount.ShouldBe(2, "taken here once, and by the stranger");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("done")]
    [InlineData("parked")]
    public async Task A_message_for_a_job_that_nobody_can_do_is_deleted_and_wakes_nobody(string state)
    {
        var id = await JobIdAsync();
        var claimed = await ClaimedAsync();
        if (state == "done") await DoneAsync(claimed);
        if (state == "parked") (await Store.PoisonAsync(id, claimed.Fence, "It ended three nodes.", Ct)).ShouldBeTrue();
        await AzureJobQueue.SendAsync(Queue, state == "unknown" ? id + 1 : id, TimeProvider.System, NullLogger.Instance, Ct);

        await using var queue = Start(Queue);

        await UntilEmptyAsync(Stranger(emulator.Azurite));
        (await queue.WaitAsync(TimeSpan.Zero, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Texts_of_others_are_passed_over_left_as_they_are_and_never_logged()
    {
        var stranger = Stranger(emulator.Azurite);
        await stranger.CreateAsync(cancellationToken: Ct);
        string[] texts = ["hello-from-elsewhere", "am9iIDE=", "job 12x", "job -1", "job 99999999999999999999", "job ", "JOB 1", "{\"job\":1}", new string('x', 60_000), "\u00e9\u4e2d job 1", "job 1 "];
        foreach (var text in texts) await stranger.SendMessageAsync(text, Ct);
        await using var queue = Start(Queue);
        await UntilAsync(async () => (await stranger.PeekMessagesAsync(cancellationToken: Ct)).Value.Length == 0);

        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        (await CountAsync(stranger)).ShouldBe(texts.Length + 1);
        Log.Text.Split('\n').Count(line => line.Contains("did not write", StringComparison.Ordinal)).ShouldBe(texts.Length);
        Log.Text.ShouldNotContain("hello-from-elsewhere");
        queue.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Doubled_messages_give_one_claim_and_all_go_with_the_job()
    {
        var id = await JobIdAsync();
        for (var i = 0; i < 3; i++) await AzureJobQueue.SendAsync(Queue, id, TimeProvider.System, NullLogger.Instance, Ct);
        await using var queue = Start(Queue);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        var stranger = Stranger(emulator.Azurite);
        await UntilAsync(async () => (await stranger.PeekMessagesAsync(cancellationToken: Ct)).Value.Length == 0);

        var claimed = await ClaimedAsync();
        (await ClaimAsync()).ShouldBeNull();

        await DoneAsync(claimed);
        await queue.EndedAsync(id, Ct);
        await UntilEmptyAsync(stranger);
    }

    [Fact]
    public async Task After_a_lost_message_the_next_ring_reaches_the_worker()
    {
        await using var queue = Start(Queue with { Visibility = TimeSpan.FromSeconds(1) });
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        await queue.WaitAsync(Patience, Ct);

        await Stranger(emulator.Azurite).ClearMessagesAsync(Ct);
        await queue.EndedAsync(id, Ct);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id, "whoever waits for a slot looks again");
        await queue.RingAsync(id, Ct);

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        queue.Trouble.ShouldBeNull();
        Log.Errors.ShouldBe(0, Log.Text);
    }

    [Fact]
    public async Task A_queue_deleted_under_way_is_made_again()
    {
        var stranger = Stranger(emulator.Azurite);
        await using var queue = Start(Queue);
        await UntilAsync(async () => await stranger.ExistsAsync(Ct));

        await stranger.DeleteAsync(Ct);

        await UntilAsync(async () => await stranger.ExistsAsync(Ct));
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
    }

    [Fact]
    public async Task What_waits_is_given_back_at_the_end_and_at_once()
    {
        var queue = Start(Queue);
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        await queue.WaitAsync(Patience, Ct);

        await queue.DisposeAsync();

        (await Stranger(emulator.Azurite).PeekMessagesAsync(cancellationToken: Ct)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe($"job {id}");
    }

    [Fact]
    public async Task A_job_that_waits_for_its_time_is_hidden_until_then()
    {
        await using var queue = Start(Queue);
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        await queue.WaitAsync(Patience, Ct);
        var claimed = await ClaimedAsync();
        await Store.ReleaseAsync(id, claimed.Fence, TimeProvider.System.GetUtcNow().AddSeconds(3), Ct);

        await queue.EndedAsync(id, Ct);
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id, "the end of the run");

        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id, "the message comes back when the time is there");
        (await Store.JobAsync(id, Ct))!.NotBefore.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_parked_job_is_replayed_from_outside_and_hinted_at_again()
    {
        await using var queue = Start(Queue);
        var id = await JobIdAsync();
        await queue.RingAsync(id, Ct);
        await queue.WaitAsync(Patience, Ct);
        await Store.PoisonAsync(id, (await ClaimedAsync()).Fence, "It ended three nodes.", Ct);
        await queue.EndedAsync(id, Ct);
        await UntilEmptyAsync(Stranger(emulator.Azurite));
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id, "the end of the run");

        var replayed = (await ParkedJobs.ReplayAsync(Home.DataPath, id, Home.Time, Ct)).ShouldBeOfType<ReplayResult.Replayed>();
        await AzureJobQueue.SendAsync(Queue, id, TimeProvider.System, NullLogger.Instance, Ct);

        replayed.Job.Reason.ShouldBe("It ended three nodes.");
        (await queue.WaitAsync(Patience, Ct)).ShouldBe(id);
        (await ClaimedAsync()).Claims.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_key_is_said_once_with_the_role_that_helps_and_without_the_key()
    {
        await using var queue = Start(OptionsOf(emulator.Azurite.WrongConnectionString));

        await UntilAsync(() => Task.FromResult(queue.Trouble is not null));

        queue.Trouble!.ShouldContain("refuses this server");
        queue.Trouble!.ShouldContain("Storage Queue Data Contributor");
        Log.Errors.ShouldBe(1, Log.Text);
        Log.Text.ShouldNotContain("AAAA");
    }
}
