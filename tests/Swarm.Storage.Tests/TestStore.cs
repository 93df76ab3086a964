using Swarm.Testing;

namespace Swarm.Storage.Tests;

/// <summary>A real store in a folder of its own.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StoreOptions _options;
    private DataDirectory _directory;

    private TestStore(StoreOptions options, ManualTime time, DataDirectory? directory)
    {
        _options = options;
        Time = time;
        _directory = directory ?? OpenDirectory(_folder["data"]);
    }

    public ManualTime Time { get; }

    public TrackStore Store { get; private set; } = null!;

    public string DataPath => _directory.Path;

    public string DeliveriesFolder => _directory.DeliveriesFolder;

    public static async Task<TestStore> OpenAsync(StoreOptions? options = null)
    {
        var store = new TestStore(options ?? new StoreOptions(), new ManualTime(), null);
        await store.StartAsync();
        return store;
    }

    /// <summary>What a process would find that starts after this one was killed now: a copy of the files, without a clean close.</summary>
    public async Task<TestStore> AfterCrashAsync(Action<string>? damage = null)
    {
        var copy = new TestStore(_options, Time, null);
        foreach (var file in Directory.EnumerateFiles(DataPath, "swarm.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            Copy(file, Path.Combine(copy.DataPath, Path.GetFileName(file)));
        Directory.CreateDirectory(copy.DeliveriesFolder);
        foreach (var file in Directory.EnumerateFiles(DeliveriesFolder))
            Copy(file, Path.Combine(copy.DeliveriesFolder, Path.GetFileName(file)));
        damage?.Invoke(copy.DataPath);
        await copy.StartAsync();
        return copy;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _directory.Dispose();
        _directory = OpenDirectory(_folder["data"]);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null) await Store.DisposeAsync();
        _directory.Dispose();
        _folder.Dispose();
    }

    public static DataDirectory OpenDirectory(string path) =>
        DataDirectory.Open(path).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;

    private async Task StartAsync() =>
        Store = await TrackStore.OpenAsync(_directory, Time, _options, TestContext.Current.CancellationToken);

    // The store keeps its files open; a copy has to share them.
    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = new FileStream(to, FileMode.Create);
        source.CopyTo(target);
    }
}
