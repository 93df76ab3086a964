using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Demo;
using Swarm.Bot.Missed;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Missed;

/// <summary>That the app may write no more, or may again, is found where no webhook and no log told of it.</summary>
public sealed class AccessComparisonTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("archive", "the repository was archived")]
    [InlineData("suspend", "the app was suspended")]
    public async Task A_track_rests_while_the_app_may_not_write_and_goes_on_when_it_may(string hand, string reason)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);
        LoseAccessNews(scene);

        await QuietlyAsync(scene, () => Take(scene, hand, ready.Repository.InstallationId));
        (await scene.StateAsync(issue))!.Away.ShouldBeNull();
        (await LookAsync(scene)).ShouldBe(1);
        (await scene.StateAsync(issue))!.Away.ShouldBe(reason);
        (await LookAsync(scene)).ShouldBe(0);

        await QuietlyAsync(scene, () => GiveBack(scene, hand, ready.Repository.InstallationId));
        (await LookAsync(scene)).ShouldBe(1);
        var back = await scene.UntilReadyAsync(issue);
        back.Away.ShouldBeNull();
        (await LookAsync(scene)).ShouldBe(0);
    }

    [Theory]
    [InlineData("take off", "the app was taken off the repository")]
    [InlineData("uninstall", "the app was uninstalled")]
    public async Task A_track_ends_when_the_app_is_gone_and_what_it_left_open_is_concluded_when_it_comes_back(string hand, string reason)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);
        LoseAccessNews(scene);

        await QuietlyAsync(scene, () => Take(scene, hand, ready.Repository.InstallationId));
        (await LookAsync(scene)).ShouldBe(1);
        var ended = (await scene.StateAsync(issue))!;
        ended.Phase.ShouldBe(TrackPhase.Cancelled);
        ended.End!.Reason.ShouldBe(reason);
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("open");
        (await LookAsync(scene)).ShouldBe(0);

        await QuietlyAsync(scene, () => GiveBack(scene, hand, ready.Repository.InstallationId));
        (await LookAsync(scene)).ShouldBe(1);
        await scene.SettledAsync(issue);
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");
        scene.Comment(issue, "status").Body.ShouldContain($"Ended: {reason}.");
    }

    [Fact]
    public async Task A_list_that_came_short_ends_no_track()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        var ready = await scene.UntilReadyAsync(issue);
        var comparison = scene.Stage.Node.Services.GetRequiredService<AccessComparison>();

        (await comparison.CompareUnseenAsync([], ready, Ct)).ShouldBe(0);

        (await scene.StateAsync(issue))!.Phase.ShouldBe(TrackPhase.Ready);
    }

    [Fact]
    public async Task A_new_name_is_learnt()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        LoseAccessNews(scene);

        await QuietlyAsync(scene, () => scene.GitHub.RenameRepository(LocalStage.Owner, scene.Repository, "renamed"));
        (await LookAsync(scene)).ShouldBe(1);

        (await scene.StateAsync(issue))!.Repository.Name.ShouldBe("renamed");
    }

    private static void Take(Scene scene, string hand, long installation)
    {
        if (hand == "archive") scene.GitHub.ArchiveRepository(LocalStage.Owner, scene.Repository);
        else if (hand == "suspend") scene.GitHub.SuspendApp(installation);
        else if (hand == "uninstall") scene.GitHub.UninstallApp(installation);
        else scene.GitHub.TakeAppOff(installation, LocalStage.Owner, scene.Repository);
    }

    private static void GiveBack(Scene scene, string hand, long installation)
    {
        if (hand == "archive") scene.GitHub.UnarchiveRepository(LocalStage.Owner, scene.Repository);
        else if (hand == "suspend") scene.GitHub.UnsuspendApp(installation);
        else if (hand == "uninstall") scene.GitHub.InstallApp(long.Parse(scene.Settings.App.AppId), LocalStage.Owner);
        else scene.GitHub.GiveAppBack(installation, LocalStage.Owner, scene.Repository);
    }

    private static void LoseAccessNews(Scene scene) => scene.GitHub.Disturb(new FaultPlan
    {
        Webhooks = [.. new[] { "repository.*", "installation.*", "installation_repositories.*" }.SelectMany(name => Enumerable.Range(1, 4).Select(nth => new WebhookFaultOrder(name, nth, new WebhookFault.Lost())))],
    });

    private static async Task QuietlyAsync(Scene scene, Action hand)
    {
        hand();
        await scene.GitHub.WaitForDeliveriesAsync(Ct);
        await scene.HandledAsync();
    }

    private static Task<int> LookAsync(Scene scene) => scene.Stage.Node.Services.GetRequiredService<StateComparison>().LookAsync(Ct);
}
