using Microsoft.Data.Sqlite;

namespace Swarm.EndToEnd.Tests.Queues;

/// <summary>Changes a store behind its node's back, as a fault of an older or newer program would have left it.</summary>
internal static class RawStore
{
    /// <returns>How many rows were changed.</returns>
    public static int Change(string data, SqliteCommand command)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "swarm.db"), Pooling = false }.ToString());
        connection.Open();
        command.Connection = connection;
        return command.ExecuteNonQuery();
    }
}
