using System.Diagnostics;
using Swarm.Benchmarks.Report;
using Swarm.Cell;

namespace Swarm.Benchmarks.Confinement;

/// <summary>From asking for a run to its end, for a program that ends at once: as a plain process, in a cell, and in a cell with the relay to the gateway.</summary>
public static class CellBenchmark
{
    private const string Target = "≤ 30 ms over plain";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-cells-").FullName;
        try
        {
            await output.WriteLineAsync($"Machine: {Machine.Name}. Load average before {Machine.Load}.");
            var report = await CellProbe.ProbeAsync(ct);
            if (!report.Usable || !report.Missing.IsEmpty) await output.WriteLineAsync($"Not measured: {report.Explanation}");
            else await MeasureAsync(options.Samples, folder, output, ct);
            await output.WriteLineAsync($"Load average after {Machine.Load}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(int samples, string folder, TextWriter output, CancellationToken ct)
    {
        var request = new CellRequest { Command = _ => ["/usr/bin/true"], WorkFolder = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName, WallTime = Longest };
        var relayed = request with { GatewayFolder = Directory.CreateDirectory(Path.Combine(folder, "gw")).FullName, Relay = true };
        using var cell = new BubblewrapCell(TimeProvider.System);
        var (plain, confined, withRelay) = (new List<double>(), new List<double>(), new List<double>());
        // In turns, so that all see the same machine. The first round is not counted: it reads the programs from the disk.
        for (var round = 0; round <= samples; round++)
        {
            var times = (await PlainAsync(ct), await ConfinedAsync(cell, request, ct), await ConfinedAsync(cell, relayed, ct));
            if (round == 0) continue;
            plain.Add(times.Item1);
            confined.Add(times.Item2);
            withRelay.Add(times.Item3);
        }

        await output.WriteLineAsync("| measure | target | p50 | p95 | max | samples |\n|---|---|---|---|---|---|");
        await output.WriteLineAsync($"{Row.Times("`true`, plain process", Row.NoTarget, new Series(plain))}");
        await output.WriteLineAsync($"{Row.Times("`true` in a cell", Row.NoTarget, new Series(confined))}");
        await output.WriteLineAsync($"{Row.Times("`true` in a cell with relay", Target, new Series(withRelay))}");
        await output.WriteLineAsync($"Over the plain process, medians: {new Series(withRelay).Percentile(0.5) - new Series(plain).Percentile(0.5):0.0} ms. The end of the cell is in it.");
    }

    private static async Task<double> PlainAsync(CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/true") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.WaitForExitAsync(ct);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<double> ConfinedAsync(BubblewrapCell cell, CellRequest request, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var exit = await cell.RunAsync(request, ct);
        return exit.Succeeded ? Stopwatch.GetElapsedTime(begun).TotalMilliseconds : throw new InvalidOperationException($"The cell ended as {exit.End}: {exit.Refusal ?? exit.ErrorTail}");
    }
}
