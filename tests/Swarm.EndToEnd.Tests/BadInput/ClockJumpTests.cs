using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Hands;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>The clock of the machine is set ahead while an agent works.</summary>
public sealed class ClockJumpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5)]
    [InlineData(24 * 40)]
    public async Task A_clock_that_jumps_ahead_costs_no_session_and_shuts_nobody_out(int hours)
    {
        using var held = new Held();
        var clock = new MovedClock();
        var model = new Model()
            .Says("planner", (told, _) => PlanText.Of("T01", told.Brief.Contains("Second") ? "docs/" : "src/").Session())
            .Says("T01", (told, _) => told.Brief.Contains("docs/") ? Session.Writes("docs/more.md", "six\n") : held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model, node => node with { Time = clock });
        var first = scene.Label("First");
        await held.ReachedAsync(Ct);

        clock.Set(TimeSpan.FromHours(hours));
        // Its whole road runs at the new time: jobs are claimed, tokens fetched and comments written beside the session that goes on.
        var second = scene.Label("Second");
        await scene.UntilAsync(second, TrackPhase.Ready);
        held.Release();

        foreach (var issue in (int[])[first, second])
        {
            (await scene.UntilReadyAsync(issue)).Attempts.ShouldHaveSingleItem().Stage.ShouldBe(AttemptStage.Done);
            Peace.ShownOnce(scene.Now, scene.Stage.TrackOf(issue));
        }

        model.To("T01").Count.ShouldBe(2, "a session was begun again");
        (await scene.Store.ListJobsAsync(null, Ct)).ShouldAllBe(job => job.Claims == 1);
        scene.GitHub.Requests.Count(request => request.Status == 401).ShouldBeLessThan(5);
    }
}
