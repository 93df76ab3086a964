using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Demo;
using Swarm.Bot.Missed;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>News of a label that come when its run has begun, or ended, or that were overtaken: each labelling starts one run.</summary>
public sealed class LateLabelTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_that_comes_after_the_run_that_a_comparison_started_starts_no_second_one()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await Down.FirstLookIsOverAsync(scene);
        Strike(scene, new WebhookFault.Delayed(TimeSpan.FromSeconds(3)));
        var issue = scene.Label(labeller: Scene.Passer);
        await CompareAsync(scene);
        await scene.UntilAsync(issue, TrackPhase.Failed);

        await scene.SettledAsync(issue);

        scene.GitHub.InjectedWebhookFaults.ShouldHaveSingleItem();
        (await scene.StateAsync(issue, run: 2)).ShouldBeNull();
        scene.Own.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_old_webhook_found_in_the_log_after_its_run_starts_nothing_and_setting_the_label_again_does_at_once()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await Down.FirstLookIsOverAsync(scene);
        Strike(scene, new WebhookFault.Lost());
        var issue = scene.Label(labeller: Scene.Passer);
        await CompareAsync(scene);
        await scene.UntilAsync(issue, TrackPhase.Failed);

        (await scene.Stage.Node.Services.GetRequiredService<MissedDeliveries>().LookAsync(Ct)).ShouldBe(1);
        await scene.SettledAsync(issue);
        (await scene.StateAsync(issue, run: 2)).ShouldBeNull();

        Again(scene, issue);
        await scene.UntilReadyAsync(issue, run: 2);
    }

    [Fact]
    public async Task A_label_set_again_unheard_right_after_the_end_is_found_by_the_comparison()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await Down.FirstLookIsOverAsync(scene);
        var issue = scene.Label(labeller: Scene.Passer);
        await scene.UntilAsync(issue, TrackPhase.Failed);
        await scene.SettledAsync(issue);

        Strike(scene, new WebhookFault.Lost());
        Again(scene, issue);
        await CompareAsync(scene);

        await scene.UntilReadyAsync(issue, run: 2);
        await CompareAsync(scene);
        (await scene.StateAsync(issue, run: 3)).ShouldBeNull();
    }

    [Fact]
    public async Task A_label_set_taken_off_and_set_again_before_anybody_heard_is_one_run_for_who_set_it_last()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        await scene.Stage.StopNodeAsync();
        var issue = scene.Label(labeller: Scene.Passer);
        Again(scene, issue);
        await scene.GitHub.WaitForDeliveriesAsync(Ct);

        await scene.Stage.StartNodeAsync(Ct);

        var state = await scene.UntilReadyAsync(issue);
        state.Labeller.ShouldBe(new Actor(LocalStage.Person, true));
        (await scene.StateAsync(issue, run: 2)).ShouldBeNull();
    }

    [Fact]
    public async Task A_label_taken_off_before_anybody_heard_of_it_starts_nothing()
    {
        var model = Easy;
        await using var scene = await Scene.OpenAsync(model);
        await Down.FirstLookIsOverAsync(scene);
        scene.GitHub.Disturb(new FaultPlan { Webhooks = [new WebhookFaultOrder("issues.labeled", 1, new WebhookFault.Overtaken())] });
        var issue = scene.Label();
        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);

        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();

        (await scene.StateAsync(issue)).ShouldBeNull();
        model.Heard.ShouldBeEmpty();
    }

    private static void Strike(Scene scene, WebhookFault fault) =>
        scene.GitHub.Disturb(new FaultPlan { Webhooks = [new WebhookFaultOrder("issues.labeled", 1, fault)] });

    private static void Again(Scene scene, int issue)
    {
        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        scene.GitHub.AddLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
    }

    private static Task CompareAsync(Scene scene) => scene.Stage.Node.Services.GetRequiredService<StateComparison>().LookAsync(Ct);
}
