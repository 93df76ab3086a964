using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Bot.Missed;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>The looks come round at their times; the clock is moved by hand.</summary>
public sealed class WatchLoopTests
{
    private static readonly TimeSpan AlmostFive = TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_of_deliveries_is_read_every_5_minutes()
    {
        await using var scene = await Scene.OpenAsync(new Model());
        var clock = new SteppedClock();
        using var loop = await BeginAsync(scene, clock);
        scene.GitHub.Disturb(new FaultPlan { Webhooks = [new WebhookFaultOrder("issues.labeled", 1, new WebhookFault.Lost())] });
        var issue = scene.Label();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        var before = Logs(scene);

        clock.Advance(AlmostFive);
        await scene.TrueAsync(() => clock.Waiting == 3);
        Logs(scene).ShouldBe(before);
        (await scene.StateAsync(issue)).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));

        await scene.UntilAsync(issue, _ => true);
        await loop.StopAsync(Ct);
    }

    [Fact]
    public async Task State_is_compared_every_hour_and_a_look_that_failed_comes_again_sooner()
    {
        await using var scene = await Scene.OpenAsync(new Model());
        var clock = new SteppedClock();
        using var loop = await BeginAsync(scene, clock);
        scene.GitHub.Disturb(new FaultPlan
        {
            Webhooks = [new WebhookFaultOrder("issues.labeled", 1, new WebhookFault.Lost())],
            Requests = [.. Enumerable.Range(1, 3).Select(nth => new RequestFaultOrder("GET", "/api/v3/app/installations", nth, new RequestFault.BadGateway()))],
        });
        var issue = scene.Label();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        scene.GitHub.ForgetDeliveries();

        clock.Advance(TimeSpan.FromHours(1));
        await scene.TrueAsync(() => scene.GitHub.InjectedFaults.Count == 3 && clock.Waiting == 3);
        (await scene.StateAsync(issue)).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(30));

        await scene.UntilAsync(issue, _ => true);
        await loop.StopAsync(Ct);
    }

    /// <summary>A loop of its own beside the node's, which rests by the real clock, with its first looks behind it.</summary>
    private static async Task<WatchLoop> BeginAsync(Scene scene, SteppedClock clock)
    {
        await Down.FirstLookIsOverAsync(scene);
        var node = scene.Stage.Node.Services;
        var loop = new WatchLoop(
            node.GetRequiredService<MissedDeliveries>(), node.GetRequiredService<StateComparison>(), node.GetRequiredService<MissedComments>(),
            scene.Settings, clock, NullLogger<WatchLoop>.Instance);
        await loop.StartAsync(Ct);
        await scene.TrueAsync(() => clock.Waiting == 3);
        return loop;
    }

    private static int Logs(Scene scene) => scene.GitHub.Requests.Count(request => request.Path.EndsWith("/app/hook/deliveries", StringComparison.Ordinal));
}
