using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Swarm.Bot.Settings;
using Swarm.Bot.Telemetry;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Telemetry;

public sealed class ExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_as_protobuf_with_its_key_and_the_name_of_the_service()
    {
        await using var collector = await Collector.StartAsync(Ct);
        var telemetry = new TelemetrySettings(collector.Address, new Secret("x-collector-key=abc"));

        await WalkAsync(telemetry);

        // The stop sends what is left, so nothing need be waited for.
        foreach (var (path, word) in (ReadOnlySpan<(string, string)>)[("/v1/traces", "agent.session"), ("/v1/metrics", "swarm.job.queue_wait")])
        {
            var bodies = collector.Taken.Where(each => each.Path == path).ToList();
            bodies.ShouldNotBeEmpty(path);
            bodies.ShouldAllBe(each => each.Type == "application/x-protobuf" && each.Key == "abc");
            var text = string.Concat(bodies.Select(each => Encoding.UTF8.GetString(each.Body)));
            foreach (var part in (string[])[word, "service.name", "swarm", "service.instance.id"]) text.Contains(part, StringComparison.Ordinal).ShouldBeTrue($"{part} in {path}");
        }
    }

    [Fact]
    public async Task A_collector_that_is_away_or_says_nothing_breaks_nothing_and_holds_up_no_stop()
    {
        // Takes connections and never answers, which is worse than being away.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var stop = await WalkAsync(new TelemetrySettings(new Uri($"http://{silent.LocalEndpoint}")) { MetricsEvery = TimeSpan.FromMilliseconds(200), TracesEvery = TimeSpan.FromMilliseconds(200) });

        silent.Pending().ShouldBeTrue("nothing was sent to it");
        stop.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    /// <returns>How long the stop took.</returns>
    private static async Task<TimeSpan> WalkAsync(TelemetrySettings telemetry)
    {
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model, node => node with { Telemetry = telemetry }, SmallRepository.FullRoad);
        await scene.UntilReadyAsync(scene.Label());
        var begun = Stopwatch.GetTimestamp();
        await scene.Stage.StopNodeAsync();
        return Stopwatch.GetElapsedTime(begun);
    }
}
