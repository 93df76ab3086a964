using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;
using Swarm.Storage.Tracks;

namespace Swarm.Storage;

/// <summary>
/// Looks into a data directory from outside, also while a <c>serve</c> has it open: takes no lock, writes nothing and brings no
/// schema up. Every reading may throw <see cref="StoreUnavailableException"/>.
/// </summary>
public sealed class TrackReader : IAsyncDisposable
{
    private static readonly StoreOptions Options = new() { Readers = 1 };

    private readonly ReadPool _readers;

    private TrackReader(ReadPool readers) => _readers = readers;

    /// <summary>Opens the store of the data directory at <paramref name="path"/>; one that is absent or of another version is an answer.</summary>
    /// <exception cref="StoreUnavailableException">The files cannot be read.</exception>
    public static async Task<TrackReaderResult> OpenAsync(string path, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var folder = Path.GetFullPath(path);
        var file = Path.Combine(folder, DataDirectory.DatabaseName);
        if (!File.Exists(file))
            return new TrackReaderResult.Refused($"There is no store in {folder}.", "Name the data directory of a server, or start one with it.");
        try
        {
            return await Task.Run(() => Open(folder, file), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteFailure.EndsTransaction(e))
        {
            throw SqliteFailure.Explain(e);
        }
    }

    /// <summary>Tracks, the last changed first.</summary>
    public Task<IReadOnlyList<TrackRow>> ListTracksAsync(TrackFilter filter, CancellationToken ct) =>
        _readers.ReadAsync<IReadOnlyList<TrackRow>>(db => TrackTable.List(db, filter, null), ct);

    /// <summary>What is needed to fold a track; null where it does not exist.</summary>
    public Task<StoredTrack?> LoadAsync(string trackKey, CancellationToken ct) =>
        _readers.ReadAsync(db => EventTable.Load(db, trackKey, Options.SnapshotEvery), ct);

    /// <summary>Every event of a track, in order; none where it does not exist.</summary>
    public Task<IReadOnlyList<StoredEvent>> EventsAsync(string trackKey, CancellationToken ct) =>
        _readers.ReadAsync<IReadOnlyList<StoredEvent>>(db => EventTable.After(db, trackKey, 0), ct);

    /// <summary>Jobs in the order they came; of one track where <paramref name="trackKey"/> names it.</summary>
    public Task<IReadOnlyList<JobRow>> ListJobsAsync(string? trackKey, CancellationToken ct) =>
        _readers.ReadAsync<IReadOnlyList<JobRow>>(db => JobTable.List(db, trackKey), ct);

    public ValueTask DisposeAsync() => _readers.DisposeAsync();

    private static TrackReaderResult Open(string folder, string file)
    {
        using (var database = Database.Open(file, Options.BusyTimeout, readOnly: true))
        {
            Migrations.Refuse(database);
            if (!Migrations.IsCurrent(database))
                return new TrackReaderResult.Refused($"The store in {folder} was written by an older version.", "Start the server once: it brings the store up to date.");
        }

        return new TrackReaderResult.Opened(new TrackReader(new ReadPool(file, Options, readOnly: true)));
    }
}
