using Swarm.Storage.Deliveries;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage;

/// <summary>
/// What the product remembers: deliveries, tracks, jobs, timers, surfaces, usage. One thread writes, a few connections read.
/// A returned task that has completed means the change is on disk. Every method may throw
/// <see cref="StoreUnavailableException"/>; then nothing of the operation was kept.
/// </summary>
public sealed partial class TrackStore : IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly TimeProvider _time;
    private readonly StoreOptions _options;
    private readonly SegmentLog _segments;
    private readonly Writer _writer;
    private readonly ReadPool _readers;
    private int _closed;

    private TrackStore(DataDirectory directory, TimeProvider time, StoreOptions options, SegmentLog segments, ReadPool readers, Writer writer)
    {
        _directory = directory;
        _time = time;
        _options = options;
        _segments = segments;
        _writer = writer;
        _readers = readers;
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Opens the store, brings its schema up to date and repairs what a crash left. The directory stays the caller's to dispose, after the store.</summary>
    /// <exception cref="StoreTooNewException">A newer version of the product wrote it.</exception>
    /// <exception cref="StoreUnavailableException">The files cannot be read or written.</exception>
    public static async Task<TrackStore> OpenAsync(DataDirectory dir, TimeProvider time, StoreOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(dir);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return await Task.Run(() => Open(dir, time, options), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteFailure.EndsTransaction(e))
        {
            throw SqliteFailure.Explain(e);
        }
    }

    /// <summary>Finishes the changes under way and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        // The writer goes last: the last connection checkpoints, and only the writing one may.
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    internal Task<T> WriteAsync<T>(Func<Database, T> change, CancellationToken ct) => _writer.WriteAsync(change, ct);

    private Task<T> ReadAsync<T>(Func<Database, T> read, CancellationToken ct) => _readers.ReadAsync(read, ct);

    private static TrackStore Open(DataDirectory dir, TimeProvider time, StoreOptions options)
    {
        PrivateFolder.Create(dir.DeliveriesFolder);
        // SQLite gives its side files the mode of the database file, so the first one decides.
        using (new FileStream(dir.DatabaseFile, PrivateFolder.FileOptions(FileMode.OpenOrCreate, FileShare.ReadWrite))) { }
        var database = Database.Open(dir.DatabaseFile, options.BusyTimeout);
        try
        {
            Prepare(database, dir);
            var segments = new SegmentLog(dir.DeliveriesFolder, options.SegmentBytes);
            return new TrackStore(dir, time, options, segments, new ReadPool(dir.DatabaseFile, options), new Writer(database, segments));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Prepare(Database database, DataDirectory dir)
    {
        Migrations.Refuse(database);
        database.Script("PRAGMA journal_mode = WAL");
        database.Script("PRAGMA synchronous = FULL");
        Migrations.Apply(database);
        SegmentRecovery.Run(database, dir.DeliveriesFolder);
    }
}
