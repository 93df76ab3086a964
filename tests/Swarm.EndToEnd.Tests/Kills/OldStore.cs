using Microsoft.Data.Sqlite;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Makes a data directory as the first version of the schema left it, with a long track of old in it.</summary>
internal static class OldStore
{
    private const string FirstSchema = "0001-deliveries-tracks-jobs.sql";

    public static void Write(string data, int events)
    {
        switch (DataDirectory.Open(data))
        {
            case DataDirectoryResult.Opened opened:
                opened.Directory.Dispose();
                break;
            case var other:
                throw new InvalidOperationException($"The data directory opened as {other}.");
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "swarm.db")};Pooling=False");
        connection.Open();
        foreach (var sql in (string[])["PRAGMA journal_mode = WAL", "BEGIN", Schema(), Track, Events(events), "PRAGMA user_version = 1", "COMMIT"])
        {
            using var command = new SqliteCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    private const string Track = """
        INSERT INTO track (key, repository_id, issue, run, title, phase, is_open, version, schema_version, published_version, created_at, updated_at)
        VALUES ('1-1-1', 1, 1, 1, 'Of old', 'Closed', 0, 1, 1, 1, 0, 0)
        """;

    private static string Events(int count) => $$"""
        WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < {{count}})
        INSERT INTO event (track_key, version, kind, json, at) SELECT '1-1-1', n, 'Old', '{"text":"' || hex(randomblob(200)) || '"}', 0 FROM each
        """;

    private static string Schema()
    {
        var assembly = typeof(TrackStore).Assembly;
        var name = assembly.GetManifestResourceNames().Single(each => each.EndsWith(FirstSchema, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
