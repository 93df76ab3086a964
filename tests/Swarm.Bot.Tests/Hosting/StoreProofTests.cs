using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Hosting;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Hosting;

public sealed class StoreProofTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_proof_holds_for_seconds_and_then_the_store_is_written_again()
    {
        using var folder = new TemporaryFolder();
        var clock = new SteppedClock();
        using var data = Open(folder);
        await using var store = await TrackStore.OpenAsync(data, clock, new StoreOptions(), Ct);
        var proof = new StoreProof(store, clock, NullLogger<StoreProof>.Instance);
        var began = clock.GetUtcNow();

        for (var asked = 0; asked < 100; asked++)
        {
            (await proof.TroubleAsync(Ct)).ShouldBeNull();
            (await store.SettingPutAtAsync("health", Ct)).ShouldBe(began);
            clock.Advance(TimeSpan.FromMilliseconds(40));
        }

        clock.Advance(StoreProof.Holds);
        (await proof.TroubleAsync(Ct)).ShouldBeNull();
        (await store.SettingPutAtAsync("health", Ct)).ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public async Task A_store_that_takes_nothing_is_seen_once_the_proof_is_old_and_as_soon_as_it_takes_something_again()
    {
        using var folder = new TemporaryFolder();
        var clock = new SteppedClock();
        using var data = Open(folder);
        await using var store = await TrackStore.OpenAsync(data, clock, new StoreOptions(), Ct);
        var proof = new StoreProof(store, clock, NullLogger<StoreProof>.Instance);
        (await proof.TroubleAsync(Ct)).ShouldBeNull();
        clock.Advance(StoreProof.Holds);

        await using (var other = new SqliteConnection($"Data Source={folder["swarm.db"]};Pooling=False"))
        {
            await other.OpenAsync(Ct);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Ct);

            var trouble = (await proof.TroubleAsync(Ct)).ShouldNotBeNull();
            trouble.ShouldContain("End the other program");
            trouble.ShouldNotContain(folder.Path);
        }

        (await proof.TroubleAsync(Ct)).ShouldBeNull();
    }

    private static DataDirectory Open(TemporaryFolder folder) => DataDirectory.Open(folder.Path).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
}
