using Microsoft.Data.Sqlite;
using Swarm.Benchmarks.Road;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Tracks;

/// <summary>What <c>serve</c> costs while every track that it has open waits for people.</summary>
internal static class IdleMeasure
{
    /// <summary>The first comparison with GitHub, at GitHub's pace of reads, is over by then.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <summary>Long enough for every look that comes again within two minutes.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(120);

    public static async Task<string> TakeAsync(string folder, int tracks, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return "Open tracks: not measured, needs /proc.";
        var data = Path.Combine(folder, "data");
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = Path.Combine(folder, "github"), RequestsPerHour = int.MaxValue }, ct);
        var places = await IdlePlaces.MakeAsync(github, tracks, ct);
        // After the issues: what happened before the app was there is no news.
        var app = ServedApp.Register(github, folder, IdlePlaces.Person);
        var installation = github.InstallApp(app.App.Id, IdlePlaces.Owner);
        var events = await IdleTracks.WriteAsync(Path.Combine(folder, "one"), data, [.. places.Select(place => IdlePlaces.Of(place, installation))], tracks, ct);
        await using var serve = await ServeProcess.StartAsync(data, app.Settings, ct);
        var begun = serve.Resident();
        await Task.Delay(Settling, ct);
        var before = serve.ProcessorTime();
        await Task.Delay(Watched, ct);
        var used = serve.ProcessorTime() - before;
        return $"""
            {tracks} open tracks (phase Ready, {events} events each, {IdlePlaces.PerRepository} to a repository and all of those neighbours): {used.TotalMilliseconds * 60 / Watched.TotalSeconds:0} ms of processor time a minute, measured over {Watched.TotalSeconds:0} s that began {Settling.TotalSeconds:0} s after the start ({before.TotalMilliseconds:0} ms until then).
            Resident {begun:0.0} MB when it was ready, {serve.Resident():0.0} MB at the end, at most {serve.Peak():0.0} MB (wanted ≤ 300 MB).
            The tracks are copies of one that really ran. GitHub shows their issues, open and labelled, so the comparison at the start finds all as it should be; it shows neither branches nor pull requests. {await OpenAsync(data)} tracks were open at the end.
            """;
    }

    private static async Task<long> OpenAsync(string data)
    {
        await using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "swarm.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await database.OpenAsync();
        await using var count = new SqliteCommand("SELECT count(*) FROM track WHERE is_open = 1", database);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
