using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Coordination;
using Swarm.Bot.Demo;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.GitHub;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>A worker whose lease has passed to another and who comes back late changes nothing: not in the store, not in git, not on GitHub, not at the gateway.</summary>
public sealed class LateWorkerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_that_ends_late_is_not_taken_in_and_its_calls_are_refused()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n").Call()));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await QuietAsync(scene, running: 1);
        TakeOver.Job(scene, "attempt/T01-1");
        var before = await LookAsync(scene, issue);

        held.Release();
        await QuietAsync(scene, running: 0);

        (await LookAsync(scene, issue)).ShouldBe(before);
        model.Heard.ShouldAllBe(told => told.Role.Length > 0, "the late agent's own call came through");
        TakeOver.HandJobBack(scene, "attempt/T01-1");
        var state = await scene.UntilReadyAsync(issue);
        state.Attempts.ShouldHaveSingleItem().Stage.ShouldBe(AttemptStage.Done);
        (await scene.FileAsync(state.Head!, "src/more.txt")).ShouldBe("six");
    }

    [Fact]
    public async Task A_push_that_comes_late_does_not_leave()
    {
        await using var door = new LateDoor();
        // The task is kept from changing the head: that would be another push, of a worker that may.
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model, door.Before);
        door.Arm(new KillPoint("before the token of a push", moment => moment.Kind == Moment.Asked && moment.Phase == "Execute" && moment.Text.EndsWith("access_tokens", StringComparison.Ordinal)),
            () => TakeOver.Job(scene, "push/%"), scene);
        var issue = scene.Label();
        await door.Struck.WaitAsync(TimeSpan.FromSeconds(60), Ct);
        await held.ReachedAsync(Ct);

        await QuietAsync(scene, running: 1);

        scene.GitHub.Requests.ShouldNotContain(request => request.Path.EndsWith("git-receive-pack", StringComparison.Ordinal) && request.Method == "POST");
        scene.Now.Refs.Keys.ShouldNotContain(name => name.StartsWith("refs/heads/swarm/", StringComparison.Ordinal));
        TakeOver.HandJobBack(scene, "push/%");
        held.Release();
        await scene.UntilReadyAsync(issue);
        scene.Now.Pulls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_publisher_that_comes_late_writes_nothing()
    {
        await using var door = new LateDoor();
        var model = new Model()
            .Plans(new PlanText().Task("T01", ["src/"], [], asks: true))
            .Says("T01", (told, _) => told.Brief.Contains("## Answered question E-01") ? Session.Writes("src/colour.txt", "blue\n") : Session.Asks("Which colour?", "red", "blue"));
        await using var scene = await Scene.OpenAsync(model, door.Before);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);
        door.Arm(new KillPoint("at the begin of a pass", moment => moment.Kind == Moment.Asked && moment.Text == "GET /api/v3/app"), () => TakeOver.Publishing(scene), scene);

        var answer = scene.Say(issue, "/swarm answer E-01 2");
        await door.Struck.WaitAsync(TimeSpan.FromSeconds(60), Ct);
        TakeOver.HandPublishingBack(scene);

        await scene.UntilReadyAsync(issue);
        // The late pass wanted this reaction as well; GitHub takes a second one as the first, so only the requests tell.
        scene.GitHub.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith($"/comments/{answer}/reactions", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task QuietAsync(Scene scene, int running)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (scene.Stage.Node.Services.GetRequiredService<RunningJobs>().Count != running || (await scene.Store.TracksToPublishAsync(Ct)).Count > 0)
            await pulse.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>All that a late worker could have changed.</summary>
    private static async Task<string> LookAsync(Scene scene, int issue)
    {
        var track = scene.Stage.TrackOf(issue);
        var events = await scene.Store.EventsAsync(track, 1, Ct);
        var refs = await scene.MirrorAsync("for-each-ref");
        var writes = scene.GitHub.Requests.Count(request => request.Method != "GET" && !request.Path.EndsWith("git-upload-pack", StringComparison.Ordinal));
        var calls = new StoreView(Path.Combine(scene.Stage.Folder, "data")).ModelCalls();
        return $"{events.Count} events, {writes} writes, {calls} calls\n{string.Join('\n', refs)}";
    }

    /// <summary>The way to GitHub, on which a worker is kept until its lease is another's.</summary>
    private sealed class LateDoor : IAsyncDisposable
    {
        private readonly Trap _trap;
        private StoreView? _store;
        private GitHubDoor? _door;

        public LateDoor() => _trap = new Trap(() => _store?.Phase() ?? "");

        public Task Struck { get; private set; } = Task.CompletedTask;

        public NodeSettings Before(NodeSettings settings)
        {
            _door = GitHubDoor.OpenAsync(settings.App.Address.Web, _trap, Ct).GetAwaiter().GetResult();
            return settings with { App = new GitHubAppOptions(settings.App.AppId, settings.App.Key, GitHubAddress.From(_door.Address)) { Pace = WritePace.Unlimited } };
        }

        public void Arm(KillPoint point, Action takeOver, Scene scene)
        {
            _store = new StoreView(Path.Combine(scene.Stage.Folder, "data"));
            _trap.Arm(point, takeOver);
            Struck = PassAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _trap.Over();
            if (_door is not null) await _door.DisposeAsync();
        }

        // The connection breaks, the client tries again, and this time it is let through.
        private async Task PassAsync()
        {
            await _trap.Struck;
            _trap.Over();
        }
    }
}
