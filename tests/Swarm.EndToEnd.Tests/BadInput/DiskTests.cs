using System.Net;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>A data directory on a disk that is full, or that may not be written.</summary>
public sealed class DiskTests
{
    private const int Size = 16 << 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_and_once_there_is_room_work_goes_on_without_a_restart()
    {
        await using var app = await ServedApp.OpenAsync();
        await app.Start("--size", $"{Size}", "--tmpfs", app.Data).ReadyAsync(Ct);
        var taken = new List<Guid> { Guid.NewGuid() };
        (await app.SendAsync(taken[0], 1_000)).Status.ShouldBe(HttpStatusCode.Accepted);
        await FillAsync(Path.Combine(app.SeenData, "filler"));

        var refused = await RefusedAsync(app, taken);

        (await app.ReadyAsync()).ShouldSatisfyAllConditions(
            ready => ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable),
            ready => ready.Text.ShouldContain("Free space on the disk"));
        app.Said.ShouldContain($"Delivery {refused} could not be stored");
        File.Delete(Path.Combine(app.SeenData, "filler"));
        (await app.SendAsync(refused, 100_000)).ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Stored)));
        (await app.ReadyAsync()).Status.ShouldBe(HttpStatusCode.OK);
        (await UnknownAsync(app, [.. taken, refused])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_that_may_not_be_written_is_said_at_the_start_and_keeps_what_it_has()
    {
        await using var app = await ServedApp.OpenAsync();
        await app.Start().ReadyAsync(Ct);
        var taken = Guid.NewGuid();
        (await app.SendAsync(taken, 1_000)).Status.ShouldBe(HttpStatusCode.Accepted);
        app.Kill();

        (await app.Start("--ro-bind", app.Data, app.Data).EndAsync(Ct)).ShouldBe(2);

        app.Said.ShouldContain($"The data directory {app.Data} cannot be used");
        app.Said.ShouldContain("can create or write");
        await app.Start().ReadyAsync(Ct);
        (await app.SendAsync(taken, 1_000)).ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Duplicate)));
    }

    // What room is left in the last blocks is used up first.
    private static async Task<Guid> RefusedAsync(ServedApp app, List<Guid> taken)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            var id = Guid.NewGuid();
            if ((await app.SendAsync(id, 100_000)) is var answer && answer.Status == HttpStatusCode.ServiceUnavailable)
            {
                answer.Text.ShouldContain("Redeliver it later");
                return id;
            }

            answer.Status.ShouldBe(HttpStatusCode.Accepted);
            taken.Add(id);
        }

        throw new InvalidOperationException("The disk does not get full.");
    }

    private static async Task FillAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (stream.Length < 2 * Size) await stream.WriteAsync(new byte[1_024], Ct);
        }
        catch (IOException)
        {
            return;
        }

        throw new InvalidOperationException("The disk has no bound.");
    }

    /// <summary>What a copy of the data directory, made while the process lives, does not know.</summary>
    private static async Task<IReadOnlySet<Guid>> UnknownAsync(ServedApp app, IReadOnlyCollection<Guid> ids)
    {
        using var copy = new TemporaryFolder();
        using var directory = DataDirectory.Open(copy["data"]).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
        Directory.CreateDirectory(directory.DeliveriesFolder);
        foreach (var file in Directory.EnumerateFiles(app.SeenData, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is var name && !name.StartsWith("serve.", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy["data"], Path.GetRelativePath(app.SeenData, file)));
        await using var store = await TrackStore.OpenAsync(directory, TimeProvider.System, new StoreOptions(), Ct);
        foreach (var id in ids) (await store.IsStoredSoAsync(id, "another", ReadOnlyMemory<byte>.Empty, Ct)).ShouldBeFalse("its body no longer reads");
        return await store.UnknownDeliveriesAsync(ids, Ct);
    }
}
