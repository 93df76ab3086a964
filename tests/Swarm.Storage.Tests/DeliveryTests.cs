using System.Text;

namespace Swarm.Storage.Tests;

public sealed class DeliveryTests : StoreTest
{
    protected override StoreOptions Options => new() { SegmentBytes = 4096 };

    [Fact]
    public async Task Deliveries_wait_in_the_order_they_came_with_their_exact_bytes()
    {
        var first = Guid.NewGuid();
        var second = Guid.NewGuid();
        byte[] odd = [0, 255, 13, 10, 0xC3, 0x28];
        await Store.AddDeliveryAsync(first, "issues", odd, Ct);
        await Store.AddDeliveryAsync(second, "push", Bytes("{}"), Ct);

        var pending = (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries;

        pending.Select(d => (d.Id, d.EventName)).ShouldBe([(first, "issues"), (second, "push")]);
        pending[0].Body.ToArray().ShouldBe(odd);
        pending[0].ReceivedAt.ShouldBe(Home.Time.GetUtcNow());
    }

    [Fact]
    public async Task The_same_id_is_kept_once()
    {
        var id = Guid.NewGuid();

        (await Store.AddDeliveryAsync(id, "issues", Bytes("first"), Ct)).ShouldBe(DeliveryReceipt.Stored);
        (await Store.AddDeliveryAsync(id, "issues", Bytes("second"), Ct)).ShouldBe(DeliveryReceipt.Duplicate);

        var kept = (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(kept.Body.Span).ShouldBe("first");
    }

    [Fact]
    public async Task Of_many_at_once_with_one_id_exactly_one_is_stored()
    {
        var id = Guid.NewGuid();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.AddDeliveryAsync(id, "issues", Bytes("{}"), Ct)));

        receipts.Count(receipt => receipt == DeliveryReceipt.Stored).ShouldBe(1);
    }

    [Fact]
    public async Task An_ended_delivery_no_longer_waits_and_is_still_a_duplicate()
    {
        var id = Guid.NewGuid();
        await Store.AddDeliveryAsync(id, "star", Bytes("{}"), Ct);

        (await Store.MarkDeliveryAsync(id, DeliveryOutcome.Ignored, "not ours", Ct)).ShouldBeTrue();
        (await Store.MarkDeliveryAsync(id, DeliveryOutcome.Done, null, Ct)).ShouldBeFalse();

        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldBeEmpty();
        (await Store.AddDeliveryAsync(id, "star", Bytes("{}"), Ct)).ShouldBe(DeliveryReceipt.Duplicate);
        (await Store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull().Outcome.ShouldBe(DeliveryOutcome.Ignored);
    }

    [Fact]
    public async Task A_poisoned_delivery_can_be_replayed_and_others_cannot()
    {
        var poisoned = Guid.NewGuid();
        var done = Guid.NewGuid();
        await Store.AddDeliveryAsync(poisoned, "issues", Bytes("{}"), Ct);
        await Store.AddDeliveryAsync(done, "issues", Bytes("{}"), Ct);
        await Store.MarkDeliveryAsync(poisoned, DeliveryOutcome.Poisoned, "no such field", Ct);
        await Store.MarkDeliveryAsync(done, DeliveryOutcome.Done, null, Ct);
        (await Store.ListDeliveriesAsync(DeliveryOutcome.Poisoned, 10, Ct)).ShouldHaveSingleItem().Reason.ShouldBe("no such field");

        (await Store.ReplayDeliveryAsync(poisoned, Ct)).ShouldBeTrue();
        (await Store.ReplayDeliveryAsync(done, Ct)).ShouldBeFalse();

        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldHaveSingleItem().Id.ShouldBe(poisoned);
    }

    [Fact]
    public async Task What_waits_is_given_page_by_page_also_where_nothing_of_the_first_one_was_handled()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids) await Store.AddDeliveryAsync(id, "issues", Bytes("{}"), Ct);

        var first = await Store.PendingDeliveriesAsync(2, Ct);
        var second = await Store.PendingDeliveriesAsync(2, Ct, first.Next!.Value);
        var last = await Store.PendingDeliveriesAsync(2, Ct, second.Next!.Value);

        first.Deliveries.Concat(second.Deliveries).Concat(last.Deliveries).Select(delivery => delivery.Id).ShouldBe(ids);
        last.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Bodies_go_on_in_the_next_file_and_all_read_back_after_a_restart()
    {
        var bodies = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 1000)).ToList();
        foreach (var body in bodies) await Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes(body), Ct);

        await Home.ReopenAsync();

        Directory.GetFiles(Home.DeliveriesFolder).Length.ShouldBeGreaterThan(3);
        (await Store.PendingDeliveriesAsync(100, Ct)).Deliveries.Select(d => Encoding.UTF8.GetString(d.Body.Span)).ShouldBe(bodies);
        (await Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("after"), Ct)).ShouldBe(DeliveryReceipt.Stored);
        (await Store.PendingDeliveriesAsync(100, Ct)).Deliveries.Count.ShouldBe(21);
    }

    [Fact]
    public async Task A_cancelled_call_that_still_waits_keeps_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("{}"), cancelled.Token));

        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_body_is_poisoned_and_the_others_go_on()
    {
        var damaged = Guid.NewGuid();
        var sound = Guid.NewGuid();
        await Store.AddDeliveryAsync(damaged, "issues", Bytes("damaged"), Ct);
        await Store.AddDeliveryAsync(sound, "issues", Bytes("sound"), Ct);
        await using (var file = new FileStream(Directory.GetFiles(Home.DeliveriesFolder).Single(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // Inside the first body: behind 8 bytes of header, 26 of fixed fields and the event's name.
            file.Position = 8 + 26 + "issues".Length + 2;
            file.WriteByte(99);
        }

        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldHaveSingleItem().Id.ShouldBe(sound);

        (await Store.FindDeliveryAsync(damaged, Ct)).ShouldNotBeNull().Outcome.ShouldBe(DeliveryOutcome.Poisoned);
    }
}
