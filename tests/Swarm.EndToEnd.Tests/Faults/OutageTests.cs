using Swarm.Bot.Demo;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests.Faults;

public sealed class OutageTests
{
    /// <summary>Shorter than a person would ever set it, so that many tries fit into a test.</summary>
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v3/*")]
    [InlineData("*.git/*")]
    public async Task GitHub_may_be_away_for_longer_than_any_job_is_tried_and_nobody_is_asked(string away)
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model, Hasty);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.SeenAsync(now => now.Pulls.Count == 1);

        scene.GitHub.Disturb(new FaultPlan { Requests = [.. Enumerable.Range(1, 5000).Select(nth => new RequestFaultOrder("*", away, nth, new RequestFault.BadGateway()))] });
        held.Release();
        // Each claim of a job that must reach GitHub asks three times.
        await scene.SeenAsync(_ => scene.GitHub.InjectedFaults.Count > 100);
        scene.GitHub.Disturb(FaultPlan.None);

        var state = await scene.UntilReadyAsync(issue);
        state.Escalations.ShouldBeEmpty();
        state.Attempts.ShouldHaveSingleItem().Stage.ShouldBe(AttemptStage.Done);
        scene.Check("swarm").Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_check_whose_creation_lost_its_answer_has_its_annotations_once()
    {
        const string before = "one\ntwo\nthree\nfour\nfive\n";
        using var held = new Held();
        using var repair = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "src/"))
            .Says("T01", (_, _) => held.Then(Session.Writes("src/list.txt", before.Replace("one", "ONE one", StringComparison.Ordinal))))
            .Says("R01", (_, _) => repair.Then(Session.Writes("src/list.txt", before)));
        await using var scene = await Scene.OpenAsync(model, Hasty);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.PushAsync("tests/strict.sh", "grep -q ONE src/list.txt && { echo 'src/list.txt:1: no capitals'; exit 1; }\nexit 0\n");
        scene.GitHub.Disturb(new FaultPlan
        {
            Requests = [.. Enumerable.Range(1, 60).Select(nth => new RequestFaultOrder("POST", "/api/v3/repos/*/check-runs", nth, new RequestFault.LostAnswer()))],
        });
        held.Release();

        await repair.ReachedAsync(Ct);
        await scene.SeenAsync(now => now.CheckRuns.Any(run => run is { Name: "swarm/tests", Conclusion: "failure" }));
        repair.Release();
        await scene.UntilReadyAsync(issue);

        var failed = scene.Now.CheckRuns.Where(run => run is { Name: "swarm/tests", Conclusion: "failure" }).ShouldHaveSingleItem();
        failed.Annotations.ShouldHaveSingleItem().Message.ShouldContain("no capitals");
    }

    [Fact]
    public async Task An_installation_that_GitHub_limits_for_an_hour_holds_up_no_other()
    {
        await using var scene = await Scene.OpenAsync(new Model(), Hasty);
        var calm = await scene.GitHub.CreateRepositoryAsync("elsewhere", "calm", null, Ct);
        scene.GitHub.InstallApp(long.Parse(scene.Settings.App.AppId, System.Globalization.CultureInfo.InvariantCulture), "elsewhere");
        // The answer to the first question about the label: from then on nothing of this installation is asked.
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("GET", "/api/v3/repos/workshop/small/*", 1, new RequestFault.SecondaryLimit(TimeSpan.FromHours(1)))] });
        scene.Label();
        await scene.SeenAsync(_ => scene.GitHub.InjectedFaults.Count > 0);

        var issue = scene.GitHub.CreateIssue("elsewhere", "calm", "elsewhere", "Grow", "Please.");
        scene.GitHub.AddLabel("elsewhere", "calm", issue, "swarm", "elsewhere");

        // It has no commit, which is said on its issue; the other one still waits.
        await scene.SeenAsync(_ => scene.GitHub.Snapshot("elsewhere", "calm").Comments.Count == 1);
        (await scene.Store.PendingDeliveriesAsync(10, Ct)).Deliveries.ShouldNotBeEmpty();
        (await scene.Store.ListTracksAsync(TrackFilter.All, null, Ct)).ShouldHaveSingleItem().RepositoryId.ShouldBe(calm.Id);
    }

    private static NodeSettings Hasty(NodeSettings node) => node with { App = node.App with { RetryDelay = Blink }, RetryPause = Blink };
}
