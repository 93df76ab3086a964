namespace Swarm.Storage.Tests;

public sealed class TrackTests : StoreTest
{
    protected override StoreOptions Options => new() { SnapshotEvery = 5 };

    [Fact]
    public async Task A_track_is_loaded_as_it_was_committed()
    {
        await CommittedAsync(Commit(0, 2));

        (await CommittedAsync(Commit(2))).Version.ShouldBe(3);

        var track = (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull();
        track.Version.ShouldBe(3);
        track.Snapshot.ShouldBeNull();
        track.Events.Select(e => (e.Version, e.Kind, e.Json)).ShouldBe([(1, "Noted", """{"n":1}"""), (2, "Noted", """{"n":2}"""), (3, "Noted", """{"n":3}""")]);
        (await Store.EventsAsync(Track, 2, Ct)).Select(e => e.Version).ShouldBe([2L, 3L]);
    }

    [Fact]
    public async Task An_unknown_track_is_null() => (await Store.LoadAsync("9/9/9", Ct)).ShouldBeNull();

    [Fact]
    public async Task An_old_version_is_a_conflict_and_changes_nothing()
    {
        await CommittedAsync(Commit(0, 2));

        var late = await Store.CommitAsync(Commit(1) with { WantedJobs = [Job("plan")] }, Ct);

        late.ShouldBe(new CommitResult.Conflict(2));
        (await Store.ListJobsAsync(Track, Ct)).ShouldBeEmpty();
        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_commits_at_once_one_is_a_conflict()
    {
        await CommittedAsync(Commit(0));

        var results = await Task.WhenAll(Store.CommitAsync(Commit(1), Ct), Store.CommitAsync(Commit(1), Ct));

        results.OfType<CommitResult.Committed>().Count().ShouldBe(1);
        results.OfType<CommitResult.Conflict>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_new_track_is_created_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Store.CommitAsync(Commit(0), Ct)));

        results.OfType<CommitResult.Committed>().Count().ShouldBe(1);
        (await Store.ListTracksAsync(TrackFilter.All, null, Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_commit_whose_second_event_is_refused_leaves_nothing_and_harms_no_neighbour()
    {
        var delivery = Guid.NewGuid();
        await Store.AddDeliveryAsync(delivery, "issues", Bytes("{}"), Ct);
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var claimed = await ClaimedAsync();
        var broken = Commit(1) with
        {
            Events = [new NewEvent("Noted", "{}", Home.Time.GetUtcNow()), new NewEvent("Noted", "{ not json", Home.Time.GetUtcNow())],
            WantedJobs = [Job("build")],
            WantedTimers = [new TimerSpec("wake", Home.Time.GetUtcNow())],
            DeliveryId = delivery,
            CompletedJob = claimed.Lease,
        };

        var refused = Store.CommitAsync(broken, Ct);
        var neighbours = Enumerable.Range(10, 20).Select(issue => Store.CommitAsync(Commit(0, key: $"7/{issue}/1"), Ct)).ToList();

        await Should.ThrowAsync<StoreRejectedException>(() => refused);
        (await Task.WhenAll(neighbours)).ShouldAllBe(result => result is CommitResult.Committed);
        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(1);
        (await Store.EventsAsync(Track, 1, Ct)).Count.ShouldBe(1);
        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldHaveSingleItem().Id.ShouldBe(delivery);
        (await Store.NextTimerAsync(Ct)).ShouldBeNull();
        (await Store.ListJobsAsync(Track, Ct)).ShouldHaveSingleItem().State.ShouldBe(JobState.Leased);
    }

    [Fact]
    public async Task A_delivery_decides_once()
    {
        var delivery = Guid.NewGuid();
        await Store.AddDeliveryAsync(delivery, "issues", Bytes("{}"), Ct);
        await CommittedAsync(Commit(0) with { DeliveryId = delivery });

        (await Store.CommitAsync(Commit(1) with { DeliveryId = delivery }, Ct)).ShouldBeOfType<CommitResult.DeliveryAlreadyDone>();

        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(1);
        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_nobody_stored_is_misuse() =>
        await Should.ThrowAsync<ArgumentException>(() => Store.CommitAsync(Commit(0) with { DeliveryId = Guid.NewGuid() }, Ct));

    [Fact]
    public async Task A_commit_without_events_ends_the_delivery_and_leaves_the_rest()
    {
        var delivery = Guid.NewGuid();
        await Store.AddDeliveryAsync(delivery, "issues", Bytes("{}"), Ct);
        var wake = new TimerSpec("wake", Home.Time.GetUtcNow());
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan"), Job("build")], WantedTimers = [wake] });
        var claimed = await ClaimedAsync();

        var result = await CommittedAsync(Commit(1, events: 0) with { DeliveryId = delivery, CompletedJob = claimed.Lease });

        result.Version.ShouldBe(1);
        result.CancelledJobs.ShouldBeEmpty();
        (await Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldBeEmpty();
        (await Store.ListJobsAsync(Track, Ct)).Select(job => job.State).ShouldBe([JobState.Done, JobState.Ready]);
        (await Store.NextTimerAsync(Ct)).ShouldBe(wake.Due);
    }

    [Fact]
    public async Task A_snapshot_is_asked_for_after_enough_events_and_shortens_the_load()
    {
        (await CommittedAsync(Commit(0, 4))).NeedsSnapshot.ShouldBeFalse();
        (await CommittedAsync(Commit(4, 2))).NeedsSnapshot.ShouldBeTrue();
        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().NeedsSnapshot.ShouldBeTrue();

        (await CommittedAsync(Commit(6) with { Snapshot = """{"phase":"Execute"}""" })).NeedsSnapshot.ShouldBeFalse();
        await CommittedAsync(Commit(7));

        var track = (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull();
        track.Snapshot.ShouldBe(new StoredSnapshot(7, """{"phase":"Execute"}"""));
        track.Events.Select(e => e.Version).ShouldBe([8L]);
        (await Store.EventsAsync(Track, 1, Ct)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_node_older_than_the_tracks_events_does_not_decide_it()
    {
        await CommittedAsync(Commit(0) with { SchemaVersion = 3 });

        (await Store.CommitAsync(Commit(1) with { SchemaVersion = 2 }, Ct)).ShouldBe(new CommitResult.SchemaTooOld(3));

        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().SchemaVersion.ShouldBe(3);
    }

    [Fact]
    public async Task Lists_filter_by_open_and_by_repository()
    {
        await CommittedAsync(Commit(0, key: "7/1/1"));
        Home.Time.Advance(TimeSpan.FromMinutes(1));
        await CommittedAsync(Commit(0, key: "8/2/1", repository: 8));
        var closed = Commit(0, key: "7/3/1");
        await CommittedAsync(closed with { Header = closed.Header with { Phase = "Merged", IsOpen = false } });

        (await Store.ListTracksAsync(TrackFilter.Open, null, Ct)).Select(row => row.Key).ShouldBe(["8/2/1", "7/1/1"]);
        (await Store.ListTracksAsync(TrackFilter.All, 7, Ct)).Select(row => (row.Key, row.Phase)).ShouldBe([("7/3/1", "Merged"), ("7/1/1", "Execute")]);
    }

    [Fact]
    public async Task A_track_waits_to_be_published_until_its_version_was()
    {
        await CommittedAsync(Commit(0, 2));
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);

        (await Store.MarkPublishedAsync(Track, 1, Ct)).ShouldBeTrue();
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);
        (await Store.MarkPublishedAsync(Track, 2, Ct)).ShouldBeTrue();
        (await Store.TracksToPublishAsync(Ct)).ShouldBeEmpty();
        (await Store.MarkPublishedAsync(Track, 1, Ct)).ShouldBeFalse();
        (await Store.MarkPublishedAsync(Track, 99, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_parked_track_rests_while_the_others_go_on()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")], WantedTimers = [new TimerSpec("wake", Home.Time.GetUtcNow())] });
        await CommittedAsync(Commit(0, key: "7/4/1") with { WantedJobs = [Job("plan")] });

        (await Store.ParkTrackAsync(Track, "event 12 does not fold", Ct)).ShouldBeTrue();

        (await ClaimedAsync()).TrackKey.ShouldBe("7/4/1");
        (await ClaimAsync()).ShouldBeNull();
        (await Store.UnclaimedJobsAsync(TimeSpan.Zero, Ct)).ShouldBeEmpty();
        (await Store.DueTimersAsync(Home.Time.GetUtcNow(), Ct)).ShouldBeEmpty();
        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().ParkedReason.ShouldBe("event 12 does not fold");
        await Store.UnparkTrackAsync(Track, Ct);
        (await ClaimedAsync()).TrackKey.ShouldBe(Track);
    }

    [Fact]
    public async Task What_is_set_aside_and_goes_on_again_is_to_be_published_each_time()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        (await Store.MarkPublishedAsync(Track, 1, Ct)).ShouldBeTrue();

        await Store.ParkTrackAsync(Track, "event 12 does not fold", Ct);
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);
        (await Store.MarkPublishedAsync(Track, 1, Ct)).ShouldBeFalse("who began before must not call it shown");
        (await Store.MarkPublishedAsync(Track, (await Store.SetAsideAsync(Track, Ct))!, Ct)).ShouldBeTrue();
        (await Store.TracksToPublishAsync(Ct)).ShouldBeEmpty();

        await Store.UnparkTrackAsync(Track, Ct);
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);
        (await Store.MarkPublishedAsync(Track, 1, Ct)).ShouldBeTrue();

        var job = await ClaimedAsync();
        await Store.PoisonAsync(job.Id, job.Fence, "it ended the server", Ct);
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);
        var aside = (await Store.SetAsideAsync(Track, Ct))!;
        aside.Jobs.ShouldHaveSingleItem().Reason.ShouldBe("it ended the server");
        (await Store.MarkPublishedAsync(Track, aside, Ct)).ShouldBeTrue();
        await Store.ReplayAsync(job.Id, Ct);
        (await Store.TracksToPublishAsync(Ct)).ShouldBe([Track]);
    }

    [Fact]
    public async Task A_closed_store_answers_with_an_exception()
    {
        var home = await TestStore.OpenAsync();
        await home.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => home.Store.CommitAsync(Commit(0), Ct));
        await Should.ThrowAsync<ObjectDisposedException>(() => home.Store.LoadAsync(Track, Ct));
    }
}
