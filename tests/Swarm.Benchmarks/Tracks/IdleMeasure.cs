using Swarm.Benchmarks.Road;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Tracks;

/// <summary>What <c>serve</c> costs while every track that it has open waits for people.</summary>
internal static class IdleMeasure
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);
    /// <summary>Long enough for every look that comes again within two minutes.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(120);

    public static async Task<string> TakeAsync(string folder, int tracks, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return "Open tracks: not measured, needs /proc.";
        var data = Path.Combine(folder, "data");
        var events = await IdleTracks.WriteAsync(Path.Combine(folder, "one"), data, tracks, ct);
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = Path.Combine(folder, "github") }, ct);
        await using var serve = await ServeProcess.StartAsync(data, ServedApp.Register(github, folder, "you").Settings, ct);
        var begun = serve.Resident();
        await Task.Delay(Settling, ct);
        var before = serve.ProcessorTime();
        await Task.Delay(Watched, ct);
        var used = serve.ProcessorTime() - before;
        return $"""
            {tracks} open tracks (phase Ready, {events} events each, {IdleTracks.PerRepository} to a repository and all of those neighbours): {used.TotalMilliseconds * 60 / Watched.TotalSeconds:0} ms of processor time a minute, measured over {Watched.TotalSeconds:0} s that began {Settling.TotalSeconds:0} s after the start ({before.TotalMilliseconds:0} ms until then).
            Resident {begun:0.0} MB when it was ready, {serve.Resident():0.0} MB at the end, at most {serve.Peak():0.0} MB (wanted ≤ 300 MB).
            The tracks are copies of one that really ran. GitHub shows the App no repository, so the hourly comparison only names them.
            """;
    }
}
