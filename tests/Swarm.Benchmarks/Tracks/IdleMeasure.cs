using Swarm.Benchmarks.Road;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Tracks;

/// <summary>What <c>serve</c> costs while every track that it has open waits for people.</summary>
internal static class IdleMeasure
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    public static async Task<string> TakeAsync(string folder, int tracks, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return "Open tracks: not measured, needs /proc.";
        var data = Path.Combine(folder, "data");
        var events = await IdleTracks.WriteAsync(Path.Combine(folder, "one"), data, tracks, ct);
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = Path.Combine(folder, "github") }, ct);
        await using var serve = await ServeProcess.StartAsync(data, ServedApp.Register(github, folder, "you").Settings, ct);
        await Task.Delay(Settling, ct);
        var before = serve.ProcessorTime();
        await Task.Delay(Watched, ct);
        var used = serve.ProcessorTime() - before;
        return $"""
            {tracks} open tracks (phase Ready, {events} events each, {IdleTracks.PerRepository} to a repository), {Settling.TotalSeconds:0} s after the start: {used.TotalMilliseconds:0} ms of processor time in {Watched.TotalSeconds:0} s, resident {serve.Resident():0.0} MB (at most {serve.Peak():0.0} MB since the start; wanted ≤ 300 MB).
            The tracks are copies of one that really ran. GitHub shows the App no repository, so the hourly comparison only names them.
            """;
    }
}
