using Swarm.Benchmarks.Report;
using Swarm.Bot.Demo;

namespace Swarm.Benchmarks.Road;

/// <summary>From a label to the first agent process.</summary>
internal static class LabelMeasure
{
    public const int WarmUp = 3;

    public static async Task<IReadOnlyList<Row>> TakeAsync(BenchStage bench, int samples, CancellationToken ct)
    {
        var (began, started) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + samples; i++)
        {
            var (toBegin, toStart) = await OneAsync(bench, ct);
            if (i < WarmUp) continue;
            began.Add(toBegin.TotalMilliseconds);
            started.Add(toStart.TotalMilliseconds);
        }

        return
        [
            Row.Times("label → first agent process about to start", Row.NoTarget, new Series(began)),
            Row.Times("label → first agent process says started", "p95 ≤ 1000 ms", new Series(started)),
        ];
    }

    private static async Task<(TimeSpan ToBegin, TimeSpan ToStart)> OneAsync(BenchStage bench, CancellationToken ct)
    {
        var (stage, github) = (bench.Stage, bench.Stage.GitHub);
        var issue = github.CreateIssue(LocalStage.Owner, stage.Repository.Name, LocalStage.Person, BenchModel.Probe, "Nothing is asked.");
        await bench.RestAsync(ct);
        var seat = $"{stage.TrackOf(issue)}/explore";
        var labelled = TimeProvider.System.GetUtcNow();
        github.AddLabel(LocalStage.Owner, stage.Repository.Name, issue, "swarm", LocalStage.Person);
        var started = await bench.Sessions.StartedAsync(seat, ct);
        github.RemoveLabel(LocalStage.Owner, stage.Repository.Name, issue, "swarm", LocalStage.Person);
        await bench.RestAsync(ct);
        return (bench.Sessions.Began[seat] - labelled, started - labelled);
    }
}
