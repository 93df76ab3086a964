using System.Text;
using Microsoft.Data.Sqlite;
using Swarm.Storage.Deliveries;

namespace Swarm.Storage.Tests;

public sealed class CrashTests : StoreTest
{
    [Fact]
    public async Task What_was_answered_is_there_after_a_crash()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToList();
        await Task.WhenAll(ids.Select(id => Store.AddDeliveryAsync(id, "issues", Bytes(id.ToString()), Ct)));
        await CommittedAsync(Commit(0, 3) with { WantedJobs = [Job("plan")], DeliveryId = ids[0] });

        await using var next = await Home.AfterCrashAsync();

        var pending = (await next.Store.PendingDeliveriesAsync(1000, Ct)).Deliveries;
        pending.Select(d => d.Id).ShouldBe(ids.Skip(1), ignoreOrder: true);
        pending.ShouldAllBe(d => Text(d) == d.Id.ToString());
        (await next.Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(3);
        (await next.Store.ListJobsAsync(Track, Ct)).ShouldHaveSingleItem().State.ShouldBe(JobState.Ready);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(40)]
    public async Task A_torn_tail_is_cut_off(int tornBytes)
    {
        var whole = Guid.NewGuid();
        await Store.AddDeliveryAsync(whole, "issues", Bytes("whole"), Ct);
        var torn = Record(Guid.NewGuid(), "torn").AsMemory(0, tornBytes).ToArray();

        await using var next = await Home.AfterCrashAsync(data => Append(data, torn));

        (await next.Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("later"), Ct)).ShouldBe(DeliveryReceipt.Stored);
        (await next.Store.PendingDeliveriesAsync(10, Ct)).Deliveries.Select(d => Text(d)).ShouldBe(["whole", "later"]);
    }

    [Fact]
    public async Task A_tail_of_zeros_is_cut_off()
    {
        await Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("whole"), Ct);
        var before = new FileInfo(Directory.GetFiles(Home.DeliveriesFolder).Single()).Length;

        await using var next = await Home.AfterCrashAsync(data => Append(data, new byte[512]));

        new FileInfo(Directory.GetFiles(next.DeliveriesFolder).Single()).Length.ShouldBe(before);
        (await next.Store.PendingDeliveriesAsync(10, Ct)).Deliveries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_whose_row_was_never_committed_gets_its_row()
    {
        var orphan = Guid.NewGuid();
        await Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("whole"), Ct);

        await using var next = await Home.AfterCrashAsync(data => Append(data, Record(orphan, "orphan")));

        (await next.Store.PendingDeliveriesAsync(10, Ct)).Deliveries.Select(d => Text(d)).ShouldBe(["whole", "orphan"]);
        (await next.Store.AddDeliveryAsync(orphan, "issues", Bytes("orphan"), Ct)).ShouldBe(DeliveryReceipt.Duplicate);
    }

    [Fact]
    public async Task A_commit_that_had_not_reached_the_disk_is_wholly_absent()
    {
        await CommittedAsync(Commit(0) with { WantedJobs = [Job("plan")] });
        var known = LogLength(Home.DataPath);
        await CommittedAsync(Commit(1, 20) with { WantedJobs = [Job("plan"), Job("build")] });

        // The log ends inside the second commit, as it would when power fails while it is written.
        await using var next = await Home.AfterCrashAsync(data => CutLog(data, (known + LogLength(data)) / 2));

        (await next.Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(1);
        (await next.Store.EventsAsync(Track, 1, Ct)).Count.ShouldBe(1);
        (await next.Store.ListJobsAsync(Track, Ct)).ShouldHaveSingleItem().Key.ShouldBe("plan");
    }

    [Fact]
    public async Task A_full_disk_keeps_nothing_says_what_to_do_and_heals()
    {
        await CommittedAsync(Commit(0));
        await Store.WriteAsync(db => { db.Script("PRAGMA max_page_count = 1"); return 0; }, Ct);
        var large = Commit(1) with { Events = [new NewEvent("Noted", $"\"{new string('x', 500_000)}\"", Home.Time.GetUtcNow())], WantedJobs = [Job("plan")] };

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => Store.CommitAsync(large, Ct));

        failure.NextStep.ShouldContain("Free space");
        (await Store.LoadAsync(Track, Ct)).ShouldNotBeNull().Version.ShouldBe(1);
        (await Store.ListJobsAsync(null, Ct)).ShouldBeEmpty();
        await Store.WriteAsync(db => { db.Script("PRAGMA max_page_count = 1000000"); return 0; }, Ct);
        (await CommittedAsync(large)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_delivery_whose_body_cannot_be_written_is_not_answered()
    {
        await using var home = await TestStore.OpenAsync(new StoreOptions { SegmentBytes = 1 });
        await home.Store.AddDeliveryAsync(Guid.NewGuid(), "issues", Bytes("first"), Ct);
        var inTheWay = SegmentFile.Path(home.DeliveriesFolder, 2);
        Directory.CreateDirectory(inTheWay);
        var id = Guid.NewGuid();

        await Should.ThrowAsync<StoreUnavailableException>(() => home.Store.AddDeliveryAsync(id, "issues", Bytes("second"), Ct));

        (await home.Store.FindDeliveryAsync(id, Ct)).ShouldBeNull();
        Directory.Delete(inTheWay);
        (await home.Store.AddDeliveryAsync(id, "issues", Bytes("second"), Ct)).ShouldBe(DeliveryReceipt.Stored);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_the_next_step()
    {
        using var folder = new Swarm.Testing.TemporaryFolder();
        using var directory = TestStore.OpenDirectory(folder["data"]);
        await File.WriteAllTextAsync(directory.DatabaseFile, new string('?', 4096), Ct);

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => TrackStore.OpenAsync(directory, Home.Time, new StoreOptions(), Ct));

        failure.NextStep.ShouldContain("backup");
        failure.InnerException.ShouldBeOfType<SqliteException>();
    }

    private static string Text(StoredDelivery delivery) => Encoding.UTF8.GetString(delivery.Body.Span);

    private byte[] Record(Guid id, string body)
    {
        var delivery = new StoredDelivery(id, "issues", Bytes(body), Home.Time.GetUtcNow());
        return [.. SegmentRecord.Head(delivery), .. delivery.Body.Span];
    }

    private static void Append(string data, byte[] bytes)
    {
        using var file = new FileStream(SegmentFile.Path(Path.Combine(data, "deliveries"), 1), FileMode.Append);
        file.Write(bytes);
    }

    private static long LogLength(string data) => new FileInfo(Path.Combine(data, "swarm.db-wal")).Length;

    private static void CutLog(string data, long length)
    {
        using var file = new FileStream(Path.Combine(data, "swarm.db-wal"), FileMode.Open);
        file.SetLength(length);
    }
}
