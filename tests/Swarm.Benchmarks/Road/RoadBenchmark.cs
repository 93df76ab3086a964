using Swarm.Benchmarks.Report;
using Swarm.Cell;

namespace Swarm.Benchmarks.Road;

/// <summary>Takes every measure of the road and prints one Markdown table.</summary>
public static class RoadBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-bench-").FullName;
        try
        {
            var before = Machine.Load;
            var fsync = Machine.Fsync(folder);
            var rows = await RowsAsync(options, folder, ct);
            await output.WriteLineAsync("| measure | target | p50 | p95 | max | samples |\n|---|---|---|---|---|---|");
            foreach (var row in rows.Append(Row.Times("fsync of 4 KiB on the same disk", Row.NoTarget, fsync))) await output.WriteLineAsync(row.ToString());
            await output.WriteLineAsync($"\nMachine: {Machine.Name}. Cell: {await CellAsync(ct)}. Data on {Machine.FileSystem(folder)}. Load average before {before}, after {Machine.Load}.");
            await output.WriteLineAsync(Definitions);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Definitions => $"""

        Definitions:
        - label → agent: from the call that sets the label on the local GitHub. "About to start": the brief is ready, the work tree
          and the gateway seat stand, the process is started next. "Says started": the first line of the explorer's process was heard.
          One issue after another on a warm mirror; the first {LabelMeasure.WarmUp} are dropped as warm-up.
        - end of a task → start: from the time of the event that records the task's merge (the outcome of its last job, before it is
          stored) to the same two moments of the task that waited for it, by a dependency or by a lock. The first
          {WaitMeasure.WarmUp} of each kind are dropped as warm-up.
        - from the agent's last word: the same, begun where the first task's agent said that it was done; take-in, gates (a build command),
          merge and the end of its process are in it.
        - webhooks: {WebhookMeasure.Connections} connections, signed payloads of {WebhookMeasure.PayloadSize} bytes; sender and receiver share
          this process and its processors; each answer comes after the delivery is on disk.
        - The repository has {BenchRepository.Files} small files; a work tree of it is part of every start. Set TMPDIR to measure on another disk.
        - memory: VmRSS of a `serve` process of its own, read every {MemoryMeasure.Every.TotalSeconds:0} s.
        """;

    private static async Task<List<Row>> RowsAsync(BenchmarkOptions options, string folder, CancellationToken ct)
    {
        var rows = new List<Row>();
        if (options.Wants("label")) rows.AddRange(await OnStageAsync(Path.Combine(folder, "label"), stage => LabelMeasure.TakeAsync(stage, options.Samples, ct), ct));
        if (options.Wants("wait")) rows.AddRange(await OnStageAsync(Path.Combine(folder, "wait"), stage => WaitMeasure.TakeAsync(stage, options.Samples, ct), ct));
        if (options.Wants("memory")) rows.AddRange(await MemoryMeasure.TakeAsync(Path.Combine(folder, "memory"), ct));
        if (options.Wants("webhooks")) rows.AddRange(await OnStageAsync(Path.Combine(folder, "webhooks"), stage => WebhookMeasure.TakeAsync(stage, options.Samples * 50, ct), ct));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> OnStageAsync(string folder, Func<BenchStage, Task<IReadOnlyList<Row>>> measure, CancellationToken ct)
    {
        await using var stage = await BenchStage.StartAsync(folder, ct);
        return await measure(stage);
    }

    private static async Task<CellKind> CellAsync(CancellationToken ct)
    {
        var cell = await Cells.OpenAsync(TimeProvider.System, ct);
        using (cell as IDisposable) return cell.Kind;
    }
}
