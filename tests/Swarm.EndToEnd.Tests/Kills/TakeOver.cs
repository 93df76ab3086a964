using Microsoft.Data.Sqlite;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Another node takes a lease over, as it may after three minutes of silence: by what the store does then, in one statement.</summary>
internal static class TakeOver
{
    public static void Job(Scene scene, string key) => Change(scene, $"""
        UPDATE job SET fence = fence + 1, claims = claims + 1, node = 'another', incarnation = 'its life', lease_until = 9000000000000
        WHERE state = 'Leased' AND key LIKE '{key}'
        """);

    public static void HandJobBack(Scene scene, string key) => Change(scene, $"""
        UPDATE job SET state = 'Ready', node = NULL, incarnation = NULL, lease_until = NULL WHERE node = 'another' AND key LIKE '{key}'
        """);

    public static void Publishing(Scene scene) => Change(scene, """
        UPDATE track SET publish_fence = publish_fence + 1, publish_node = 'another', publish_incarnation = 'its life', publish_until = 9000000000000
        WHERE publish_until > 0
        """);

    public static void HandPublishingBack(Scene scene) => Change(scene, "UPDATE track SET publish_until = 0 WHERE publish_node = 'another'");

    private static void Change(Scene scene, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(scene.Stage.Folder, "data", "swarm.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery().ShouldBe(1, sql);
    }
}
