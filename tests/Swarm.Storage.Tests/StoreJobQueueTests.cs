namespace Swarm.Storage.Tests;

public sealed class StoreJobQueueTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ring_wakes_a_waiting_worker()
    {
        var queue = new StoreJobQueue(TimeProvider.System);
        var waiting = queue.WaitAsync(Long, Ct);

        await queue.RingAsync(42, Ct);

        (await waiting).ShouldBe(42);
    }

    [Fact]
    public async Task A_job_that_waits_already_is_not_queued_twice_and_can_ring_again_later()
    {
        var queue = new StoreJobQueue(TimeProvider.System);
        await queue.RingAsync(1, Ct);
        await queue.RingAsync(1, Ct);
        await queue.RingAsync(2, Ct);

        (await queue.WaitAsync(Long, Ct)).ShouldBe(1);
        (await queue.WaitAsync(Long, Ct)).ShouldBe(2);
        await queue.RingAsync(1, Ct);
        (await queue.WaitAsync(Long, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Silence_is_null() =>
        (await new StoreJobQueue(TimeProvider.System).WaitAsync(TimeSpan.FromMilliseconds(1), Ct)).ShouldBeNull();

    [Fact]
    public async Task A_full_queue_drops_the_hint_and_takes_it_again_once_there_is_room()
    {
        var queue = new StoreJobQueue(TimeProvider.System, capacity: 1);
        await queue.RingAsync(1, Ct);
        await queue.RingAsync(2, Ct);

        (await queue.WaitAsync(Long, Ct)).ShouldBe(1);
        await queue.RingAsync(2, Ct);
        (await queue.WaitAsync(Long, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_wait_throws()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = new StoreJobQueue(TimeProvider.System).WaitAsync(Long, cancelled.Token).AsTask();

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }
}
