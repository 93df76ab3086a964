using Microsoft.Data.Sqlite;
using Swarm.Core.Tracks;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Looks into the data directory by a connection of its own that writes nothing.</summary>
public sealed class StoreView(string data)
{
    private string File => Path.Combine(data, "swarm.db");

    static StoreView() => SQLitePCL.Batteries_V2.Init();

    /// <summary>The only track's phase; empty where there is none yet.</summary>
    public string Phase() => Words("SELECT phase FROM track WHERE is_open = 1").FirstOrDefault() ?? "";

    /// <summary>True when the store wants nothing: no job, nothing to be shown, no delivery unread.</summary>
    public bool IsQuiet() => Words("""
        SELECT 1 FROM job WHERE state IN ('Ready', 'Leased') UNION ALL SELECT 1 FROM track WHERE version > published_version
        UNION ALL SELECT 1 FROM track WHERE publish_until > 0 UNION ALL SELECT 1 FROM delivery WHERE outcome IS NULL
        """) is [];

    /// <summary>The open track, folded from its events.</summary>
    public TrackState Track() =>
        TrackFold.Evolve(null, Words("SELECT json FROM event WHERE track_key = (SELECT key FROM track WHERE is_open = 1) ORDER BY version").Select(TrackJson.ReadEvent))!;

    /// <summary>Model calls that money was set aside for, settled or not.</summary>
    public int ModelCalls() => Words("SELECT call_id FROM model_call").Count;

    public string Integrity() => Words("PRAGMA integrity_check").Single();

    public int Schema() => int.Parse(Words("PRAGMA user_version").Single());

    public string Unfinished() => string.Join("; ", Words("""
        SELECT 'job ' || key || ' ' || state || ' ' || claims FROM job WHERE state <> 'Done'
        UNION ALL SELECT 'delivery ' || event_name || ' ' || ifnull(outcome, 'open') || ' ' || ifnull(reason, '') FROM delivery WHERE outcome IS NULL OR outcome = 'Poisoned'
        UNION ALL SELECT 'published ' || published_version || ' of ' || version || ' ' || ifnull(parked_reason, '') FROM track
        """));

    private List<string> Words(string sql)
    {
        if (!System.IO.File.Exists(File)) return [];
        try
        {
            using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = new SqliteCommand(sql, connection);
            using var reader = command.ExecuteReader();
            var words = new List<string>();
            while (reader.Read()) words.Add(reader.GetValue(0).ToString()!);
            return words;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 1 or 5 or 14)
        {
            // The file is being made or brought up just now: there is nothing to be seen yet.
            return [];
        }
    }
}
