using Microsoft.Data.Sqlite;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>What so many ends of a process would have left on the one attempt; the node is stopped.</summary>
internal static class Claims
{
    public static void Leave(string data, int claims)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "swarm.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = new SqliteCommand("UPDATE job SET claims = $claims WHERE kind = 'Attempt' AND state IN ('Ready', 'Leased')", connection);
        command.Parameters.AddWithValue("$claims", claims);
        command.ExecuteNonQuery().ShouldBe(1);
    }
}
