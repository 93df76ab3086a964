using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Queues;

/// <summary>The demo's issue from its label to the ready pull request, with the hints going through Azure Storage's emulator.</summary>
public sealed class QueueRoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_road_ends_ready_and_the_queue_ends_empty()
    {
        await using var azurite = await Azurite.StartAsync(Ct);
        await using var scene = await OpenAsync(azurite);

        var issue = await WalkAsync(scene, () => Task.CompletedTask);

        var stranger = new QueueClient(azurite.ConnectionString, "demo-jobs");
        await UntilEmptyAsync(stranger);
        scene.Stage.Node.Services.GetRequiredService<IJobQueue>().Trouble.ShouldBeNull();
        await OnceAsync(scene, issue);
    }

    [Fact]
    public async Task A_queue_that_is_killed_comes_back_and_loses_everything_under_way_changes_nothing()
    {
        await using var azurite = await Azurite.StartAsync(Ct);
        await using var scene = await OpenAsync(azurite);

        var issue = await WalkAsync(scene, async () =>
        {
            await azurite.KillAsync();
            using var http = new HttpClient { BaseAddress = scene.Stage.Node.Address };
            await SeenAsync(async () => (await http.GetStringAsync("/health/ready", Ct)).StartsWith("ready\nThe queue cannot be used;", StringComparison.Ordinal));
            scene.Say(1, "/swarm answer E-01 1");
            await azurite.StartAgainAsync(Ct);
            var stranger = new QueueClient(azurite.ConnectionString, "demo-jobs");
            await SeenAsync(async () => await http.GetStringAsync("/health/ready", Ct) == "ready");
            await stranger.ClearMessagesAsync(Ct);
        });

        await OnceAsync(scene, issue);
    }

    private static Task<Scene> OpenAsync(Azurite azurite) =>
        Scene.OpenAsync(DemoModel.Reply, node => QueueConfiguration.With(node, azurite), folder => DemoRepository.WriteAsync(folder, Ct));

    private static async Task<int> WalkAsync(Scene scene, Func<Task> disturb)
    {
        var issue = scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await scene.UntilAsync(issue, TrackPhase.Approval);
        scene.Say(issue, "/swarm approve");
        await scene.UntilAskedAsync(issue);
        await disturb();
        if ((await scene.StateAsync(issue))!.OpenEscalations.Any()) scene.Say(issue, "/swarm answer E-01 1");
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready);
        return issue;
    }

    private static async Task OnceAsync(Scene scene, int issue)
    {
        var state = await scene.SettledAsync(issue);
        state.Phase.ShouldBe(TrackPhase.Ready);
        state.AllSettled.ShouldBeTrue();
        state.Attempts.Where(attempt => attempt.Failure is not null).ShouldHaveSingleItem().Task.ShouldBe("T02", "the one that the demo's script makes fail");
        scene.Own.Select(comment => Marker.Read(comment.Body)).ShouldBeUnique();
        (await scene.Store.ListJobsAsync(null, Ct)).ShouldAllBe(job => job.State == JobState.Done || job.State == JobState.Cancelled);
    }

    private static Task UntilEmptyAsync(QueueClient queue) => SeenAsync(async () =>
    {
        QueueProperties properties = await queue.GetPropertiesAsync(Ct);
        return properties.ApproximateMessagesCount == 0;
    });

    private static async Task SeenAsync(Func<Task<bool>> fact)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await fact()) await pulse.WaitForNextTickAsync(limit.Token);
    }
}
