using Microsoft.Data.Sqlite;
using Swarm.Testing;

namespace Swarm.Storage.Tests;

/// <summary>The backup that deploy/README.md describes, made beside a running server.</summary>
public sealed class BackupTests : StoreTest
{
    [Fact]
    public async Task The_database_first_and_the_bodies_after_it_hold_all_that_came_before_the_end()
    {
        using var backup = new TemporaryFolder();
        var (before, between) = (Guid.NewGuid(), Guid.NewGuid());
        await Store.AddDeliveryAsync(before, "issues", Bytes("first"), Ct);
        await CommittedAsync(Commit(0));

        CopyDatabase(Path.Combine(Home.DataPath, "swarm.db"), backup["swarm.db"]);
        await Store.AddDeliveryAsync(between, "push", Bytes("second"), Ct);
        CopyFolder(Home.DeliveriesFolder, backup["deliveries"]);

        using var directory = TestStore.OpenDirectory(backup.Path);
        await using var restored = await TrackStore.OpenAsync(directory, Home.Time, Options, Ct);
        (await restored.PendingDeliveriesAsync(10, Ct)).Deliveries.Select(delivery => delivery.Id).ShouldBe([before, between]);
        (await restored.LoadAsync(Track, Ct)).ShouldNotBeNull();
    }

    private static void CopyDatabase(string from, string to)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = new FileStream(Path.Combine(to, Path.GetFileName(file)), FileMode.Create);
            source.CopyTo(target);
        }
    }
}
