using System.Threading.Channels;

namespace Swarm.Storage.Sqlite;

/// <summary>A few connections that only read; each reading sees one moment of the store.</summary>
internal sealed class ReadPool : IAsyncDisposable
{
    private readonly Channel<Database> _free = Channel.CreateUnbounded<Database>();
    private readonly int _count;

    public ReadPool(string file, StoreOptions options, bool readOnly = false)
    {
        _count = Math.Max(1, options.Readers);
        for (var i = 0; i < _count; i++) _free.Writer.TryWrite(OpenReader(file, options.BusyTimeout, readOnly));
    }

    public async Task<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellation)
    {
        var database = await TakeAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => AtOneMoment(database, read), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteFailure.EndsTransaction(e))
        {
            throw SqliteFailure.Explain(e);
        }
        finally
        {
            _free.Writer.TryWrite(database);
        }
    }

    /// <summary>Waits for the readings under way, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _count; i++) (await _free.Reader.ReadAsync().ConfigureAwait(false)).Dispose();
        _free.Writer.TryComplete();
    }

    private async Task<Database> TakeAsync(CancellationToken cancellation)
    {
        try
        {
            return await _free.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(TrackStore));
        }
    }

    private static T AtOneMoment<T>(Database database, Func<Database, T> read)
    {
        database.Execute($"BEGIN");
        try
        {
            return read(database);
        }
        finally
        {
            database.Execute($"ROLLBACK");
        }
    }

    private static Database OpenReader(string file, TimeSpan busyTimeout, bool readOnly)
    {
        var database = Database.Open(file, busyTimeout, readOnly);
        database.Script("PRAGMA query_only = ON");
        return database;
    }
}
