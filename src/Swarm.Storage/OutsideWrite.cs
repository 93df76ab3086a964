using Swarm.Storage.Sqlite;

namespace Swarm.Storage;

/// <summary>
/// One change of a data directory from outside, also while a <c>serve</c> has it open: SQLite lets one writer in after the other, and
/// a server keeps no copy of what is changed so.
/// </summary>
internal static class OutsideWrite
{
    private static readonly StoreOptions Options = new();

    /// <param name="refused">What to answer where there is no store that can be changed: the reason and the next step.</param>
    /// <exception cref="StoreUnavailableException">The files cannot be read or written.</exception>
    public static async Task<T> RunAsync<T>(string path, Func<Database, T> change, Func<string, string, T> refused, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        // The reader's look refuses what is no store of this version before anything is opened for writing.
        var look = await TrackReader.OpenAsync(path, ct).ConfigureAwait(false);
        if (look is TrackReaderResult.Refused no) return refused(no.Reason, no.NextStep);
        await ((TrackReaderResult.Opened)look).Reader.DisposeAsync().ConfigureAwait(false);
        try
        {
            var file = Path.Combine(Path.GetFullPath(path), DataDirectory.DatabaseName);
            return await Task.Run(() => Run(file, change), ct).ConfigureAwait(false);
        }
        catch (Exception e) when (SqliteFailure.EndsTransaction(e))
        {
            throw SqliteFailure.Explain(e);
        }
    }

    private static T Run<T>(string file, Func<Database, T> change)
    {
        using var database = Database.Open(file, Options.BusyTimeout);
        database.Script("PRAGMA synchronous = FULL");
        // Left without a commit, the transaction ends as it began: nothing was changed.
        database.Script("BEGIN IMMEDIATE");
        var result = change(database);
        database.Script("COMMIT");
        return result;
    }
}
