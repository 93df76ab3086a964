using Microsoft.Data.Sqlite;
using Swarm.Storage.Sqlite;
using Swarm.Testing;

namespace Swarm.Storage.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;

    public MigrationTests() => _directory = TestStore.OpenDirectory(_folder["data"]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_store_of_the_first_version_is_brought_forward_with_all_it_holds()
    {
        await RunAsync(await FixtureAsync("version-1.sql"));

        await using var store = await OpenAsync();

        (await store.EventsAsync("7/3/1", 1, Ct)).Select(e => e.Kind).ShouldBe(["Started", "Planned"]);
        (await store.TracksToPublishAsync(Ct)).ShouldBe(["7/3/1"]);
        (await store.ClaimJobAsync(new ClaimRequest("a", "1"), Ct)).ShouldNotBeNull().Fence.ShouldBe(5);
        (await store.ClaimPublishingAsync("7/3/1", "a", "1", Ct)).ShouldNotBeNull().Fence.ShouldBe(1);
        (await store.UsageAsync("7/3/1", Ct)).Calls.ShouldBe(0);
        (await VersionAsync()).ShouldBe(Migrations.Newest);
    }

    [Fact]
    public async Task A_store_from_the_future_is_refused_and_left_alone()
    {
        await RunAsync($"CREATE TABLE novelty (x); PRAGMA user_version = {Migrations.Newest + 5};");

        var refusal = await Should.ThrowAsync<StoreTooNewException>(OpenAsync);

        refusal.Found.ShouldBe(Migrations.Newest + 5);
        refusal.Known.ShouldBe(Migrations.Newest);
        (await VersionAsync()).ShouldBe(Migrations.Newest + 5);
    }

    [Fact]
    public async Task A_step_that_fails_is_wholly_undone()
    {
        await RunAsync(await FixtureAsync("version-1.sql"));
        // The second step's last table is in the way, so the step fails after it has changed others.
        await RunAsync("CREATE TABLE setting (in_the_way)");

        await Should.ThrowAsync<StoreUnavailableException>(OpenAsync);

        (await VersionAsync()).ShouldBe(1);
        await RunAsync("DROP TABLE setting");
        await using var store = await OpenAsync();
        (await VersionAsync()).ShouldBe(Migrations.Newest);
    }

    [Fact]
    public async Task The_store_syncs_every_commit_and_reads_beside_the_writer()
    {
        await using var store = await OpenAsync();

        (await store.WriteAsync(db => db.First($"PRAGMA journal_mode", row => row.Text(0)), Ct)).ShouldBe("wal");
        (await store.WriteAsync(db => db.Number($"PRAGMA synchronous"), Ct)).ShouldBe(2);
        (await store.WriteAsync(db => db.Number($"PRAGMA foreign_keys"), Ct)).ShouldBe(1);
    }

    private async Task<TrackStore> OpenAsync() => await TrackStore.OpenAsync(_directory, new ManualTime(), new StoreOptions(), Ct);

    private async Task RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task<int> VersionAsync()
    {
        await using var connection = await ConnectAsync();
        await using var command = new SqliteCommand("PRAGMA user_version", connection);
        return (int)(long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={_directory.DatabaseFile};Pooling=False");
        await connection.OpenAsync(Ct);
        return connection;
    }

    private static async Task<string> FixtureAsync(string name)
    {
        using var reader = new StreamReader(typeof(MigrationTests).Assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync(Ct);
    }
}
