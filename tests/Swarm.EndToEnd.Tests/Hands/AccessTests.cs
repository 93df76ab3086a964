using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Hands;

/// <summary>The app may no longer write, and later it may again.</summary>
public sealed class AccessTests
{
    private static readonly Session Work = Session.Writes("src/more.txt", "six\n");

    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Work);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archived_repository_is_left_alone_and_its_track_goes_on_when_it_is_unarchived()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, times) => times == 0 ? held.Then(Work) : Work));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);

        scene.GitHub.ArchiveRepository(LocalStage.Owner, scene.Repository);

        await scene.UntilAsync(issue, state => state.Away is not null);
        held.Release();
        var away = await scene.SettledAsync(issue);
        Peace.Idle(away);
        away.Away.ShouldBe("the repository was archived");
        away.Attempts.ShouldAllBe(attempt => attempt.Failure == null);
        await Peace.KeptAsync(scene);

        scene.GitHub.UnarchiveRepository(LocalStage.Owner, scene.Repository);

        await ReadyAsync(scene, issue);
    }

    [Fact]
    public async Task A_suspended_app_is_silent_and_goes_on_when_it_is_let_back()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, times) => times == 0 ? held.Then(Work) : Work));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        var installation = (await scene.StateAsync(issue))!.Repository.InstallationId;

        scene.GitHub.SuspendApp(installation);

        await scene.UntilAsync(issue, state => state.Away is not null);
        held.Release();
        var away = await scene.SettledAsync(issue);
        Peace.Idle(away);
        away.Away.ShouldBe("the app was suspended");
        await Peace.KeptAsync(scene);

        scene.GitHub.UnsuspendApp(installation);

        await ReadyAsync(scene, issue);
    }

    [Fact]
    public async Task An_uninstalled_app_ends_its_track_keeps_the_work_and_concludes_what_stayed_open_when_it_comes_back()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/").Task("T02", "docs/")).Says("T01", Work).Says("T02", (_, _) => held.Then(Session.Writes("docs/x.md", "x\n")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        var before = await scene.UntilAsync(issue, state => state.IsDone("T01") && state.PushedHead == state.Head && state.PullRequest is not null);
        await scene.SeenAsync(now => now.CheckRuns.Any(run => run.Status != "completed" && run.HeadSha == before.Head));

        scene.GitHub.UninstallApp(before.Repository.InstallationId);

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        held.Release();
        var ended = await scene.SettledAsync(issue);
        Peace.Idle(ended);
        ended.End!.Reason.ShouldBe("the app was uninstalled");
        await Peace.KeptAsync(scene);
        (await scene.MirrorAsync("rev-parse", ended.HeadRef)).ShouldBe([ended.Head!]);
        scene.Now.CheckRuns.ShouldContain(run => run.Status != "completed");

        scene.GitHub.InstallApp(long.Parse(scene.Settings.App.AppId), LocalStage.Owner);

        await scene.UntilAsync(issue, state => state.Away is null);
        await scene.SettledAsync(issue);
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
        scene.Comment(issue, "status").Body.ShouldContain("Ended: the app was uninstalled.");
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");
    }

    [Fact]
    public async Task An_app_taken_off_the_repository_ends_its_track_and_closes_what_it_left_open_when_it_is_given_back()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/").Task("T02", "docs/")).Says("T01", Work).Says("T02", (_, times) => times == 0 ? held.Then(Session.Writes("docs/x.md", "x\n")) : Session.Writes("docs/x.md", "x\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        var before = await scene.UntilAsync(issue, state => state.IsDone("T01") && state.PushedHead == state.Head && state.PullRequest is not null);
        var installation = before.Repository.InstallationId;

        scene.GitHub.TakeAppOff(installation, LocalStage.Owner, scene.Repository);

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        held.Release();
        var ended = await scene.SettledAsync(issue);
        Peace.Idle(ended);
        ended.End!.Reason.ShouldBe("the app was taken off the repository");
        await Peace.KeptAsync(scene);
        (await scene.MirrorAsync("rev-parse", ended.HeadRef)).ShouldBe([ended.Head!]);

        scene.GitHub.GiveAppBack(installation, LocalStage.Owner, scene.Repository);

        await scene.UntilAsync(issue, state => state.Away is null);
        await scene.SettledAsync(issue);
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");

        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        scene.GitHub.AddLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);
        await scene.UntilReadyAsync(issue, run: 2);
    }

    [Fact]
    public async Task A_repository_archived_while_its_pull_request_waits_is_left_alone_and_what_happened_meanwhile_is_caught_up()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);

        scene.GitHub.ArchiveRepository(LocalStage.Owner, scene.Repository);
        var away = await scene.UntilAsync(issue, state => state.Away is not null);
        away.Phase.ShouldBe(TrackPhase.Ready);
        Peace.Idle(await scene.SettledAsync(issue));
        await Peace.KeptAsync(scene);

        scene.GitHub.UnarchiveRepository(LocalStage.Owner, scene.Repository);
        await scene.UntilAsync(issue, state => state.Away is null);
        await scene.PushAsync("docs/other.md", "other\n");

        var tip = scene.Now.Refs["refs/heads/main"];
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.BaseCommit == tip);
        (await scene.UntilReadyAsync(issue)).Escalations.ShouldBeEmpty();
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Comment(issue, "status").Body.ShouldNotContain("Held:");
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("open");
    }

    [Fact]
    public async Task A_renamed_repository_is_written_to_under_its_new_name()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Work)));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.SettledPublishingAsync();

        scene.GitHub.RenameRepository(LocalStage.Owner, scene.Repository, "renamed");
        await scene.UntilAsync(issue, state => state.Repository.Name == "renamed");
        held.Release();

        await scene.UntilReadyAsync(issue);
        var now = scene.GitHub.Snapshot(LocalStage.Owner, "renamed");
        Peace.ShownOnce(now, scene.Stage.TrackOf(issue));
        now.Pulls.ShouldHaveSingleItem().Draft.ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_repository_ends_its_track_in_silence()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);

        scene.GitHub.DeleteRepository(LocalStage.Owner, scene.Repository);

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        Peace.Idle(await scene.SettledAsync(issue));
        await Peace.KeptAsync(scene);
    }

    private static async Task ReadyAsync(Scene scene, int issue)
    {
        var ready = await scene.UntilReadyAsync(issue);
        ready.Escalations.ShouldBeEmpty();
        Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
        (await scene.FileAsync(ready.Head!, "src/more.txt")).ShouldBe("six");
        scene.Comment(issue, "status").Body.ShouldNotContain("Held:");
    }
}
