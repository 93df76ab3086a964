using Swarm.Benchmarks.Report;
using Swarm.Core.Tracks;

namespace Swarm.Benchmarks.Road;

/// <summary>From the end of a task to the start of the one that waited for it: by a dependency, and by a lock.</summary>
internal static class WaitMeasure
{
    public const int WarmUp = 2;

    public static async Task<IReadOnlyList<Row>> TakeAsync(BenchStage bench, int samples, CancellationToken ct)
    {
        List<Sample> all = [.. await KindAsync(bench, BenchModel.Chain, samples / 2, ct), .. await KindAsync(bench, BenchModel.Locks, samples - (samples / 2), ct)];
        return
        [
            Row.Times("end of a task → the waiting one's process about to start", "p95 ≤ 150 ms", new Series([.. all.Select(each => each.ToBegin)])),
            Row.Times("end of a task → the waiting one's process says started", Row.NoTarget, new Series([.. all.Select(each => each.ToStart)])),
            Row.Times("agent's last word → the waiting one's process says started", Row.NoTarget, new Series([.. all.Select(each => each.FromLastWord)])),
        ];
    }

    private static async Task<IEnumerable<Sample>> KindAsync(BenchStage bench, string title, int samples, CancellationToken ct)
    {
        var taken = new List<Sample>();
        while (taken.Count < WarmUp + samples)
        {
            var issue = bench.Stage.OpenIssue(title, "Write the notes.");
            var state = await bench.ReadyAsync(issue, ct);
            taken.AddRange(await ReadAsync(bench, state, ct));
            await bench.RestAsync(ct);
        }

        return taken.Skip(WarmUp).Take(samples);
    }

    private static async Task<List<Sample>> ReadAsync(BenchStage bench, TrackState state, CancellationToken ct)
    {
        var key = state.Key.ToString();
        var samples = new List<Sample>();
        TrackEvent.AttemptMerged? merged = null;
        foreach (var stored in await bench.Store.EventsAsync(key, 1, ct))
        {
            var fact = TrackJson.ReadEvent(stored.Json);
            if (fact is TrackEvent.AttemptMerged end) merged = end;
            if (fact is TrackEvent.AttemptStarted start && merged is not null && merged.At == start.At)
                samples.Add(await SampleAsync(bench.Sessions, key, merged, start, ct));
        }

        return samples;
    }

    private static async Task<Sample> SampleAsync(SessionTimes sessions, string track, TrackEvent.AttemptMerged merged, TrackEvent.AttemptStarted start, CancellationToken ct)
    {
        var seat = $"{track}/attempt/{start.Attempt}";
        var started = await sessions.StartedAsync(seat, ct);
        return new Sample(
            (sessions.Began[seat] - merged.At).TotalMilliseconds,
            (started - merged.At).TotalMilliseconds,
            (started - sessions.Finished[$"{track}/attempt/{merged.Attempt}"]).TotalMilliseconds);
    }

    private sealed record Sample(double ToBegin, double ToStart, double FromLastWord);
}
