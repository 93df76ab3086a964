using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Swarm.Benchmarks.Report;
using Swarm.Benchmarks.Road;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Intake;

/// <summary>Webhooks taken and made durable by <c>serve</c>, against Probot that only answers; then <c>serve</c> is killed in mid-load.</summary>
public static class IntakeBenchmark
{
    private const int WarmUpSeconds = 3;
    private const double WantedRate = 1.4;
    private const double MostP99 = 1.25;

    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken ct)
    {
        if (!LoadGenerator.IsPresent) throw new InvalidOperationException("wrk is not on the PATH. Install the package wrk.");
        if (!Probot.IsPresent) throw new InvalidOperationException("Probot is not installed. Run: npm install --prefix tests/npm");
        var folder = Directory.CreateTempSubdirectory("swarm-intake-").FullName;
        try
        {
            await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = Path.Combine(folder, "github") }, ct);
            var app = ServedApp.Register(github, folder, "you");
            await RunAsync(options, folder, app, new LoadGenerator(folder, app.Secret), output, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(BenchmarkOptions options, string folder, ServedApp app, LoadGenerator load, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync("| run | server | requests/s | p50 | p99 | max | processor time a request | refused | rows on disk − answers | fsync of 4 KiB p50 / p95 | load average |\n|---|---|---|---|---|---|---|---|---|---|---|");
        var (ours, theirs, handled) = (new List<LoadResult>(), new List<LoadResult>(), new List<TimeSpan>());
        for (var run = 1; run <= options.Runs; run++)
        {
            await using (var probot = await Probot.StartAsync(app.Secret, ct)) theirs.Add((await MeasureAsync(load, probot, options.Seconds, ct))[^1]);
            await output.WriteLineAsync(Line(run, "Probot", theirs[^1], "–", folder));
            var data = Path.Combine(folder, $"data{run}");
            IReadOnlyList<LoadResult> measured;
            await using (var serve = await ServeProcess.StartAsync(data, app.Settings, ct))
            {
                measured = await MeasureAsync(load, serve, options.Seconds, ct);
                handled.Add(await HandledAsync(data, ct));
            }

            ours.Add(measured[^1]);
            await output.WriteLineAsync(Line(run, "swarm serve", ours[^1], $"{Rows(data) - measured.Sum(each => each.Taken)}", folder));
            Directory.Delete(data, recursive: true);
        }

        var (rate, p99) = (Median(ours, each => each.PerSecond) / Median(theirs, each => each.PerSecond), Median(ours, each => each.P99) / Median(theirs, each => each.P99));
        await output.WriteLineAsync($"\nMedians: {rate:0.00} × Probot's requests per second (wanted ≥ {WantedRate}), {p99:0.00} × its p99 (wanted ≤ {MostP99}).");
        await output.WriteLineAsync($"Taking has precedence in a burst: what was stored was handled to the end {handled.Max().TotalSeconds:0.0} s after the load at the latest.");
        await KillAsync(options, Path.Combine(folder, "killed"), app, load, output, ct);
        await output.WriteLineAsync(await LargeBodies.MeasureAsync(Path.Combine(folder, "large"), app, ct));
        await output.WriteLineAsync($"\n{LoadGenerator.Connections} connections, signed payloads of {LoadGenerator.PayloadSize} bytes, every delivery new, {WarmUpSeconds} s warm-up and {options.Seconds} s for each figure; a server is a process of its own, the load is one `wrk` thread on the same processors. Machine: {Machine.Name}; data on {Machine.FileSystem(folder)}.");
    }

    private static async Task<IReadOnlyList<LoadResult>> MeasureAsync(LoadGenerator load, ServeProcess server, int seconds, CancellationToken ct) =>
        [await MeasureOneAsync(load, server, WarmUpSeconds, ct), await MeasureOneAsync(load, server, seconds, ct)];

    private static async Task<LoadResult> MeasureOneAsync(LoadGenerator load, ServeProcess server, int seconds, CancellationToken ct)
    {
        var before = server.ProcessorTime();
        var result = await load.RunAsync(server.Address, seconds, ct);
        return result with { Processor = server.ProcessorTime() - before };
    }

    private static async Task KillAsync(BenchmarkOptions options, string data, ServedApp app, LoadGenerator load, TextWriter output, CancellationToken ct)
    {
        LoadResult result;
        await using (var serve = await ServeProcess.StartAsync(data, app.Settings, ct))
        {
            var running = load.RunAsync(serve.Address, options.Seconds, ct);
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds / 2.0), ct);
            serve.Kill();
            result = await running;
        }

        var rows = Rows(data);
        await output.WriteLineAsync($"SIGKILL in mid-load: {result.Taken} answers 202, {rows} rows on disk: {(rows >= result.Taken ? "none lost" : "LOST SOME")}.");
    }

    // Asked twice a second, so as not to be in the way of what is measured.
    private static async Task<TimeSpan> HandledAsync(string data, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Rows(data, "outcome IS NULL") > 0) await Task.Delay(500, ct);
        return Stopwatch.GetElapsedTime(begun);
    }

    private static long Rows(string data, string which = "TRUE")
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "swarm.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        database.Open();
        using var count = new SqliteCommand($"SELECT count(*) FROM delivery WHERE {which}", database);
        return (long)count.ExecuteScalar()!;
    }

    private static double Median(IEnumerable<LoadResult> results, Func<LoadResult, double> of) => new Series([.. results.Select(of)]).Percentile(0.5);

    private static string Line(int run, string server, LoadResult result, string rows, string folder)
    {
        var fsync = Machine.Fsync(folder);
        return $"| {run} | {server} | {result.PerSecond:0} | {result.P50 / 1000:0.0} ms | {result.P99 / 1000:0.0} ms | {result.Max / 1000:0.0} ms | {result.Processor.TotalMicroseconds / result.Requests:0} µs | {result.Refused} | {rows} | {fsync.Percentile(0.5):0.00} / {fsync.Percentile(0.95):0.00} ms | {Machine.Load} |";
    }
}
