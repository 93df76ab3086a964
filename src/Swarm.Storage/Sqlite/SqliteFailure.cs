using Microsoft.Data.Sqlite;

namespace Swarm.Storage.Sqlite;

/// <summary>Says what a failure of SQLite or of the disk means for the caller.</summary>
internal static class SqliteFailure
{
    private const int Constraint = 19;

    /// <summary>True where SQLite may have ended the whole transaction, or the disk cannot be trusted to go on with it.</summary>
    public static bool EndsTransaction(Exception e) =>
        e is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: not Constraint };

    public static Exception Explain(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: Constraint } s => new StoreRejectedException(s.Message, s),
        SqliteException s => Unavailable($"The database failed: {s.Message.TrimEnd('.')}.", NextStep(s.SqliteErrorCode), s),
        IOException or UnauthorizedAccessException => Unavailable($"The data directory failed: {e.Message}", "Check the disk's free space, its health and the folder's rights.", e),
        _ => e,
    };

    private static StoreUnavailableException Unavailable(string reason, string nextStep, Exception e) => new(reason, nextStep, e);

    private static string NextStep(int code) => code switch
    {
        13 => "Free space on the disk of the data directory; work goes on by itself.",
        11 or 26 => "Stop the service and restore the data directory from its last backup.",
        8 or 14 or 23 => "Give the service's user the right to write the data directory.",
        1 or 20 or 21 or 25 => "This is a mistake of the product: please report it with this message.",
        5 or 6 => "End the other program that holds the database file open.",
        _ => "Check the disk's free space, its health and the folder's rights.",
    };
}
