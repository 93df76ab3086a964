using System.Diagnostics.Metrics;
using Swarm.Bot.Coordination;
using Swarm.Bot.Hosting;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Telemetry;

/// <summary>Instruments that are asked when somebody collects; nobody collecting costs nothing.</summary>
internal sealed class NodeGauges : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>A store that does not answer must not hold the collector for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = new(Measures.MeterName);
    private readonly TrackStore _store;
    private readonly GitHubApp _app;
    private readonly WritePace _pace;
    private readonly TimeProvider _time;

    public NodeGauges(TrackStore store, RunningJobs running, GitHubApp app, NodeSettings settings, TimeProvider time)
    {
        (_store, _app, _pace, _time) = (store, app, settings.App.Pace, time);
        _meter.CreateObservableUpDownCounter("swarm.job.running", () => running.Count, "{job}", "Jobs that this node runs.");
        _meter.CreateObservableUpDownCounter("swarm.job.parked", Parked, "{job}", "Jobs that wait for a person: swarm jobs list --parked.");
        _meter.CreateObservableUpDownCounter("swarm.track.open", Tracks, "{track}", "Open tracks, by phase.");
        _meter.CreateObservableGauge("swarm.github.rate_limit.remaining", RestLeft, "{request}", "Requests left of GitHub's hourly REST limit, as its newest answer said.");
        _meter.CreateObservableGauge("swarm.github.write_budget.remaining", WritesLeft, "{write}", "Writes that the app's own pace leaves within the last minute and hour.");
        _meter.CreateObservableGauge("swarm.github.write_budget.waiting", WritesWaiting, "{write}", "Writes that wait for the app's own pace.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> Parked() =>
        Ask(_store.ListJobsAsync(null, CancellationToken.None)) is { } jobs ? [new(jobs.Count(job => job.State == JobState.Poisoned))] : [];

    private IEnumerable<Measurement<int>> Tracks() =>
        (Ask(_store.ListTracksAsync(TrackFilter.Open, null, CancellationToken.None)) ?? [])
            .GroupBy(track => track.Phase, (phase, tracks) => new Measurement<int>(tracks.Count(), Labels.Of(Labels.Phase, phase)));

    private IEnumerable<Measurement<long>> RestLeft() =>
        _app.RestLeft().Select(each => new Measurement<long>(each.Value, new KeyValuePair<string, object?>(Labels.Installation, each.Key)));

    private IEnumerable<Measurement<int>> WritesWaiting() =>
        _app.WaitingWrites().Select(each => new Measurement<int>(each.Value, new KeyValuePair<string, object?>(Labels.Installation, each.Key)));

    private IEnumerable<Measurement<int>> WritesLeft()
    {
        if (_pace == WritePace.Unlimited) yield break;
        var now = _time.GetUtcNow();
        foreach (var (installation, writes) in _app.PastWrites())
        {
            yield return Left(_pace.PerMinute - writes.Count(write => now - write.At < Minute), installation, "minute");
            yield return Left(_pace.PerHour - writes.Count, installation, "hour");
        }
    }

    private static Measurement<int> Left(int writes, long installation, string window) =>
        new(Math.Max(0, writes), new KeyValuePair<string, object?>(Labels.Installation, installation), Labels.Of(Labels.Window, window));

    // The collector's thread is its own, and its question has no other form.
    private static T? Ask<T>(Task<T> answer) where T : class
    {
        try
        {
            return answer.Wait(Patience) ? answer.Result : null;
        }
        catch (AggregateException)
        {
            // The store is away, or closing: there is no number, and the log says why.
            return null;
        }
    }
}
