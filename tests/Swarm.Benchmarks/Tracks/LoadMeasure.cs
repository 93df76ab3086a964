using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Swarm.Benchmarks.Road;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;

namespace Swarm.Benchmarks.Tracks;

/// <summary>Tracks that are all labelled at once, on one node, until each has its pull request ready.</summary>
internal static class LoadMeasure
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public static async Task<string> TakeAsync(string folder, int tracks, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await using var bench = await BenchStage.StartAsync(folder, ct);
        var started = Stopwatch.GetTimestamp();
        var issues = Enumerable.Range(1, tracks).Select(number => bench.Stage.OpenIssue($"{BenchModel.Many} {number}", "Write the notes.")).ToList();
        var ended = await WaitAsync(bench, issues, ct);
        var minutes = Stopwatch.GetElapsedTime(started).TotalMinutes;
        using var self = Process.GetCurrentProcess();
        var tasks = tracks * BenchModel.ManyTasks;
        return $"""
            {tracks} tracks of {BenchModel.ManyTasks} tasks at once: {string.Join(", ", ended.GroupBy(each => each).Select(group => $"{group.Count()} {group.Key}"))} after {minutes * 60:0} s; {tracks / minutes:0.0} tracks and {tasks / minutes:0.0} tasks a minute, {self.PeakWorkingSet64 / 1e6:0} MB at most.
            One repository and one installation, with no limit on requests to GitHub (at its 500 writes and 5,000 requests an hour those would decide); {bench.Stage.Node.Services.GetRequiredService<NodeSettings>().AgentSlots} agent sessions at once. The memory is that of node, local GitHub and model in one process, without the agents' processes.
            """;
    }

    private static async Task<IReadOnlyList<TrackPhase>> WaitAsync(BenchStage bench, List<int> issues, CancellationToken ct)
    {
        var phases = new Dictionary<int, TrackPhase>();
        while (phases.Count < issues.Count)
        {
            await Task.Delay(Glance, ct);
            foreach (var issue in issues.Where(issue => !phases.ContainsKey(issue)))
            {
                if ((await bench.Stage.StateAsync(issue, ct))?.Phase is { } phase && (phase == TrackPhase.Ready || phase.IsFinal())) phases[issue] = phase;
            }
        }

        return [.. phases.Values];
    }
}
