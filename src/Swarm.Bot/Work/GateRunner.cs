using System.Collections.Immutable;
using System.Diagnostics;
using Swarm.Analysis;
using Swarm.Bot.Hosting;
using Swarm.Bot.Telemetry;
using Swarm.Cell;
using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>Measures a commit. Commands run in the cell on a copy of exactly that commit, without gateway or secret.</summary>
public sealed class GateRunner(ICell cell, NodeSettings settings)
{
    public async Task<Evidence> MeasureAsync(JobContext job, Mirror mirror, GateSubject subject, CancellationToken ct)
    {
        var results = Texts(subject).ToBuilder();
        // What must not be merged need not be built.
        if (results.All(result => result.Verdict != Verdict.Fail)) await CommandsAsync(job, mirror, subject, results, ct);
        return new Evidence(subject.Commit, results.ToImmutable());
    }

    /// <summary>The gates that need nothing but the difference.</summary>
    public static ImmutableArray<GateResult> Texts(GateSubject subject) =>
        [.. GateIds.InOrder.Where(gate => subject.Gates.Contains(gate)).SelectMany(gate => Read(gate, subject))];

    private static IEnumerable<GateResult> Read(string gate, GateSubject subject) => gate switch
    {
        GateIds.Scope => [subject.Scope],
        GateIds.Placeholders => [PlaceholderScan.Measure(subject.Added)],
        GateIds.Secrets => [SecretScan.Measure(subject.Added, [("the commit's message", subject.Message)])],
        _ => [],
    };

    private async Task CommandsAsync(JobContext job, Mirror mirror, GateSubject subject, ImmutableArray<GateResult>.Builder results, CancellationToken ct)
    {
        var commands = subject.Gates.Select(gate => (Gate: gate, Line: GateIds.CommandOf(gate, job.State.Settings.Commands))).Where(each => each.Line is not null).ToList();
        if (commands.Count == 0) return;
        await using var scratch = await Scratch.OpenAsync(mirror, job.Seat, subject.Commit, ct);
        foreach (var (gate, line) in commands)
        {
            using var span = Traces.Start(SpanNames.Gate);
            var begun = Stopwatch.GetTimestamp();
            var result = await RunAsync(gate, line!, scratch.Workspace.Tree, job.State, ct);
            Traces.GateEnded(span, result, Stopwatch.GetElapsedTime(begun));
            results.Add(result);
            if (result.Verdict == Verdict.Fail) return;
        }
    }

    private async Task<GateResult> RunAsync(string gate, string line, string folder, TrackState state, CancellationToken ct)
    {
        var limit = TimeSpan.FromMinutes(state.Settings.CommandMinutes);
        var exit = await cell.RunAsync(
            new CellRequest
            {
                Command = _ => CommandLine.Split(line),
                WorkFolder = folder,
                TrustedProgram = settings.TrustsRepositoryCommands,
                WallTime = limit,
            },
            ct);
        ct.ThrowIfCancellationRequested();
        return exit.End switch
        {
            CellEnd.Exited => CommandOutput.Read(gate, line, exit.ExitCode ?? -1, exit.OutputTail + "\n" + exit.ErrorTail),
            CellEnd.TimedOut => GateResult.Fail(gate, $"`{line}` was ended after {limit.TotalMinutes:0} minutes.") with { Transient = true },
            CellEnd.OverLimit => GateResult.Fail(gate, $"`{line}` was ended: {exit.Passed}."),
            _ => GateResult.NotMeasured(gate, exit.Refusal ?? $"`{line}` did not run."),
        };
    }
}
