using Swarm.Benchmarks.Report;

namespace Swarm.Benchmarks.Tracks;

/// <summary>Many tracks on one node: those that wait for people, and those that run at once.</summary>
public static class TracksBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-tracks-").FullName;
        try
        {
            await output.WriteLineAsync($"Machine: {Machine.Name}. Load average before {Machine.Load}.");
            if (options.Idle > 0) await output.WriteLineAsync(await IdleMeasure.TakeAsync(Path.Combine(folder, "idle"), options.Idle, ct));
            if (options.Load > 0) await output.WriteLineAsync(await LoadMeasure.TakeAsync(Path.Combine(folder, "load"), options.Load, ct));
            await output.WriteLineAsync($"Load average after {Machine.Load}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
