using System.Net;
using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Settings;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>A node that nobody can reach: no webhook is sent, and none would be taken.</summary>
public sealed class PollTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_is_walked_to_its_pull_request_by_polling_alone()
    {
        var watch = new WatchSettings { Polls = true, Deliveries = TimeSpan.FromMilliseconds(200) };
        await using var scene = await Scene.OpenAsync(
            DemoModel.Reply, node => node with { WebhookSecret = null, Watch = watch }, folder => DemoRepository.WriteAsync(folder, Ct));

        var issue = scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await scene.UntilAsync(issue, TrackPhase.Approval);
        scene.Say(issue, "/swarm approve");
        await scene.UntilAskedAsync(issue);
        scene.Say(issue, "/swarm answer E-01 1");

        await scene.UntilReadyAsync(issue);
        (await Webhooks.GetAsync(scene, "/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        (await Webhooks.SendAsync(scene, Guid.NewGuid(), "{}"u8.ToArray())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
