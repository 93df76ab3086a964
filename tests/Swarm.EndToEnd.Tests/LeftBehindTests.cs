using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>What a track that ended early leaves on the server.</summary>
public sealed class LeftBehindTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancelled_track_keeps_its_work_in_the_mirror_and_nothing_else()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/").Task("T02", "docs/"))
            .Says("T01", Session.Writes("src/more.txt", "six\n").Call().Hang()).Says("", (_, _) => held.Then(Session.Empty))
            .Says("T02", Session.Asks("Which words?", "few", "many"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        held.Release();
        await scene.UntilAskedAsync(issue);
        Folders(scene, "exchange").ShouldNotBeEmpty();

        scene.Say(issue, "/swarm cancel");

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        await ClearedAsync(scene);
        var kept = await scene.MirrorAsync("for-each-ref", "--format=%(refname)", "refs/swarm/wip/");
        (await scene.MirrorAsync("show", $"{kept.ShouldHaveSingleItem()}:src/more.txt")).ShouldBe(["six"]);
    }

    [Fact]
    public async Task What_an_earlier_life_left_is_cleared_away_at_the_next_start()
    {
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        await ClearedAsync(scene);
        await scene.Stage.StopNodeAsync();
        var data = Path.Combine(scene.Stage.Folder, "data");
        Directory.CreateDirectory(Path.Combine(data, "exchange", scene.Stage.TrackOf(issue), "T01-1", "session"));
        Directory.CreateDirectory(Path.Combine(data, "exchange", "1-1-1", "plan.1"));

        await scene.Stage.StartNodeAsync(Ct);

        await ClearedAsync(scene);
    }

    private static async Task ClearedAsync(Scene scene)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Folders(scene, "exchange").Concat(Folders(scene, Path.Combine("mirrors", $"{scene.Stage.Repository.Id}", "workspaces"))).Any())
            await pulse.WaitForNextTickAsync(limit.Token);
    }

    private static IEnumerable<string> Folders(Scene scene, string name)
    {
        var folder = Path.Combine(scene.Stage.Folder, "data", name);
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
    }
}
