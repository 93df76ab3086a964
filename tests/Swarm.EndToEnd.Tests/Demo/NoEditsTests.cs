using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Demo;

public sealed class NoEditsTests
{
    [Fact]
    public async Task Words_without_edits_never_make_a_pull_request_ready_and_a_person_is_asked()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scene = await Scene.OpenAsync(DemoModel.ReplyWithoutEdits, node => node, folder => DemoRepository.WriteAsync(folder, ct));
        var issue = scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await scene.UntilAsync(issue, TrackPhase.Approval);

        scene.Say(issue, "/swarm approve");
        await scene.UntilAsync(issue, state => TrackJobs.Of(state).IsEmpty && state.OpenEscalations.Any(each => each.Kind == EscalationKind.TaskFailed));
        var state = await scene.SettledAsync(issue);

        state.Phase.ShouldBe(TrackPhase.Execute);
        state.Attempts.ShouldAllBe(attempt => attempt.Stage != AttemptStage.Done);
        scene.Now.Pulls.ShouldHaveSingleItem().Draft.ShouldBeTrue();
        var asked = state.OpenEscalations.First(each => each.Kind == EscalationKind.TaskFailed);
        scene.Comment(issue, $"question/{asked.Id}").Body.ShouldContain("The agent changed no file.");
        scene.Comment(issue, "status").Body.ShouldContain($"Waiting for a person: ");
        scene.Check("swarm").Conclusion.ShouldBe("action_required");
    }
}
