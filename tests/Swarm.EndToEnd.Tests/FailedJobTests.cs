using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests;

/// <summary>A job that fails by our own fault is tried three times before a person hears of it.</summary>
public sealed class FailedJobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lives_that_were_ended_are_no_failed_tries()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.Stage.StopNodeAsync();
        var data = Path.Combine(scene.Stage.Folder, "data");
        Claims.Leave(data, 2);
        // No session can begin where its folder cannot be made.
        Directory.Move(Path.Combine(data, "exchange"), Path.Combine(data, "away"));
        await File.WriteAllTextAsync(Path.Combine(data, "exchange"), "", Ct);

        await scene.Stage.StartNodeAsync(Ct);
        await scene.UntilAsync(issue, state => state.OpenEscalations.Any());

        var attempt = (await scene.Store.ListJobsAsync(null, Ct)).Single(job => job.Kind == "Attempt");
        attempt.State.ShouldBe(JobState.Done);
        attempt.Claims.ShouldBe(5, "two lives and three tries");
        (await scene.StateAsync(issue))!.Attempts.ShouldHaveSingleItem().Failure.ShouldNotBeNull().Text.ShouldContain("the app failed 3 times");
    }
}
