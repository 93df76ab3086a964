using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Tests.Missed;

public sealed class MissedDeliveriesTests
{
    private const string Log = "/api/v3/app/hook/deliveries";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_lost_is_stored_in_the_order_in_which_it_happened_and_only_once()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync("one", "two", "three");
        var look = scene.Fresh();

        (await look.LookAsync(Ct)).ShouldBe(3);
        (await look.LookAsync(Ct)).ShouldBe(0);
        (await scene.Fresh().LookAsync(Ct)).ShouldBe(0);

        (await scene.StoredAsync()).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task A_log_of_many_pages_is_read_to_its_end_and_a_later_look_stops_at_the_cursor()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        var titles = Enumerable.Range(1, 201).Select(number => $"{number}").ToList();
        await scene.HappenAsync(titles);

        (await scene.Fresh().LookAsync(Ct)).ShouldBe(201);

        (await scene.StoredAsync()).ShouldBe(titles);
        scene.Pages.ShouldBe(3);
        scene.Clock.Advance(TimeSpan.FromHours(1));
        await scene.HappenAsync("late");
        (await scene.Fresh().LookAsync(Ct)).ShouldBe(1);
        scene.Pages.ShouldBe(4);
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again_and_those_before_it_are_not()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync(Enumerable.Range(1, 150).Select(number => $"{number}"));
        var look = scene.Fresh();
        scene.Fail(Log, first: 2);

        await Should.ThrowAsync<GitHubUnavailableException>(() => look.LookAsync(Ct));
        (await scene.StoredAsync()).ShouldBeEmpty();
        (await scene.Store.GetSettingAsync(DeliveryScene.Cursor, Ct)).ShouldBeNull();

        (await look.LookAsync(Ct)).ShouldBe(150);
        // The first page once, the second three times in vain and once more.
        scene.Pages.ShouldBe(5);
        (await scene.StoredAsync()).Count.ShouldBe(150);
    }

    [Fact]
    public async Task An_end_between_storing_and_moving_the_cursor_loses_and_doubles_nothing()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync("one", "two", "three");
        // The third payload cannot be had: two are stored, the cursor is not moved, and the process ends.
        scene.Fail($"{Log}/*", first: 3);
        await Should.ThrowAsync<GitHubUnavailableException>(() => scene.Fresh().LookAsync(Ct));
        (await scene.StoredAsync()).ShouldBe(["one", "two"]);
        (await scene.Store.GetSettingAsync(DeliveryScene.Cursor, Ct)).ShouldBeNull();

        await scene.HappenAsync("four");
        (await scene.Fresh().LookAsync(Ct)).ShouldBe(2);

        (await scene.StoredAsync()).ShouldBe(["one", "two", "three", "four"]);
        (await scene.Store.GetSettingAsync(DeliveryScene.Cursor, Ct)).ShouldStartWith($"{scene.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss}");
    }

    [Fact]
    public async Task A_webhook_that_arrives_while_the_log_is_read_is_stored_once()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync(Enumerable.Range(1, 20).Select(number => $"{number}"));
        var listed = (await scene.App.ListDeliveriesAsync(null, Ct)).Deliveries;

        // The log gives the oldest first and the webhooks come newest first, so they meet.
        var found = scene.Fresh().LookAsync(Ct);
        var received = listed.Select(async delivery =>
        {
            var body = (await scene.App.GetDeliveryAsync(delivery.Id, Ct))!.Request.Payload.GetRawText();
            return await scene.Store.AddDeliveryAsync(Guid.Parse(delivery.EventGuid), "issues", System.Text.Encoding.UTF8.GetBytes(body), Ct);
        }).ToList();
        var receipts = await Task.WhenAll(received);

        (receipts.Count(receipt => receipt == DeliveryReceipt.Stored) + await found).ShouldBe(20);
        (await scene.StoredAsync()).Order().ShouldBe(Enumerable.Range(1, 20).Select(number => $"{number}").Order());
    }

    [Fact]
    public async Task What_was_sent_before_the_data_directory_began_is_left_alone()
    {
        await using var scene = await DeliveryScene.OpenAsync(before =>
        {
            before.GitHub.CreateIssue("acme", "shop", "maria", "of another life", "");
            before.Clock.Advance(TimeSpan.FromMinutes(10));
        });
        await scene.HappenAsync("mine");

        (await scene.Fresh().LookAsync(Ct)).ShouldBe(1);

        (await scene.StoredAsync()).ShouldBe(["mine"]);
    }

    [Fact]
    public async Task What_GitHub_no_longer_keeps_is_no_fault()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync("long ago");
        scene.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        await scene.HappenAsync("today");

        (await scene.Fresh().LookAsync(Ct)).ShouldBe(1);

        (await scene.StoredAsync()).ShouldBe(["today"]);
    }

    [Fact]
    public async Task Each_one_found_is_said_with_its_id_its_event_and_its_age()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync("one");
        scene.Clock.Advance(TimeSpan.FromMinutes(7));
        var log = new SaidLines<Bot.Missed.MissedDeliveries>();

        await scene.Fresh(log).LookAsync(Ct);

        var id = (await scene.Store.PendingDeliveriesAsync(1, Ct)).Deliveries.ShouldHaveSingleItem().Id;
        log.Lines.ShouldHaveSingleItem().ShouldBe($"Delivery {id} (issues.opened), sent 00:07:00 ago, was found in GitHub's log and stored.");
    }

    [Fact]
    public async Task A_redelivery_that_failed_too_is_one_event()
    {
        await using var scene = await DeliveryScene.OpenAsync();
        await scene.HappenAsync("one", "two");
        await scene.RedeliverAsync((await scene.App.ListDeliveriesAsync(null, Ct)).Deliveries[^1].Id);

        (await scene.Fresh().LookAsync(Ct)).ShouldBe(2);

        (await scene.StoredAsync()).ShouldBe(["one", "two"]);
    }
}
