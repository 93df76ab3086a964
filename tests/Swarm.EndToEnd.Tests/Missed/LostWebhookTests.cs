using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Missed;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>Webhooks that never arrived are found in GitHub's log.</summary>
public sealed class LostWebhookTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_set_while_the_node_was_down_starts_its_track_at_the_start()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await scene.Stage.StopNodeAsync();
        var issue = scene.Label();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);

        await scene.Stage.StartNodeAsync(Ct);

        await scene.UntilReadyAsync(issue);
    }

    [Fact]
    public async Task A_webhook_lost_on_its_way_is_found_by_the_next_look()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await Down.FirstLookIsOverAsync(scene);
        scene.GitHub.Disturb(new FaultPlan { Webhooks = [new WebhookFaultOrder("issues.labeled", 1, new WebhookFault.Lost())] });
        var issue = scene.Label();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();
        (await scene.StateAsync(issue)).ShouldBeNull();

        (await scene.Stage.Node.Services.GetRequiredService<MissedDeliveries>().LookAsync(Ct)).ShouldBe(1);

        await scene.UntilReadyAsync(issue);
    }
}
