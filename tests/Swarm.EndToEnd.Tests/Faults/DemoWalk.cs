using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Faults;

/// <summary>The demo's issue, walked from its label to the pull request that waits for people, while things go wrong.</summary>
public sealed class DemoWalk : IAsyncDisposable
{
    private readonly Scene _scene;

    private DemoWalk(Scene scene) => _scene = scene;

    public IReadOnlyList<string> End { get; private set; } = [];

    public LocalSnapshot Snapshot => _scene.Now;

    public LocalGitHubServer GitHub => _scene.GitHub;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DemoWalk> EndedAsync(FaultPlan plan)
    {
        // Only the pauses are shortened; how often something is tried, and what is waited for, is the product's own.
        var scene = await Scene.OpenAsync(
            DemoModel.Reply,
            node => node with
            {
                App = node.App with { RetryDelay = TimeSpan.FromMilliseconds(20), LimitSilence = TimeSpan.FromMilliseconds(50) },
                RetryPause = TimeSpan.FromMilliseconds(100),
                Watch = node.Watch with { Deliveries = TimeSpan.FromMilliseconds(500) },
            },
            folder => DemoRepository.WriteAsync(folder, Ct));
        var walk = new DemoWalk(scene);
        try
        {
            scene.GitHub.Disturb(plan);
            await walk.WalkAsync();
            return walk;
        }
        catch
        {
            await walk.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private async Task WalkAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        var issue = _scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await _scene.UntilAsync(issue, TrackPhase.Approval);
        _scene.Say(issue, "/swarm approve");
        await _scene.UntilAskedAsync(issue);
        _scene.Say(issue, "/swarm answer E-01 1");
        var state = await _scene.UntilReadyAsync(issue);
        var lost = _scene.GitHub.InjectedWebhookFaults.Where(struck => struck.Fault is WebhookFault.Lost).Select(struck => struck.Delivery);
        await _scene.StoredAsync(lost);
        state = await _scene.SettledAsync(issue);
        TestContext.Current.TestOutputHelper?.WriteLine($"The walk took {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s.");
        End = await FinalState.OfAsync(_scene, state);
    }
}
