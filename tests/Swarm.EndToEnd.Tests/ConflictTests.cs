using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>Two sides that changed the same lines, and a base that moves.</summary>
public sealed class ConflictTests
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\n";

    [Fact]
    public async Task Two_tasks_that_changed_the_same_neighbour_are_brought_together_by_an_attempt_that_sees_both()
    {
        using var held = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "a/").Task("T02", "b/"))
            .Says("T01", Session.Writes("a/new.txt", "a\n").Write("src/list.txt", Before.Replace("three", "three a")))
            .Says("T02", (told, _) => told.Brief.Contains("## Conflict")
                ? Session.Writes("src/list.txt", Before.Replace("three", "three a b"))
                : held.Then(Session.Writes("b/new.txt", "b\n").Write("src/list.txt", Before.Replace("three", "three b"))));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.UntilAsync(issue, state => state.IsDone("T01"));

        held.Release();

        var state = await scene.UntilReadyAsync(issue);
        state.Attempts.Select(attempt => (attempt.Id, attempt.Stage, attempt.Cause)).ShouldBe(
        [
            ("T01-1", AttemptStage.Done, AttemptCause.First),
            ("T02-1", AttemptStage.Failed, AttemptCause.First),
            ("T02-2", AttemptStage.Done, AttemptCause.Conflict),
        ]);
        state.Attempts[1].Failure!.Text.ShouldBe("It conflicts with the head in `src/list.txt`.");
        (await scene.FileAsync(state.Head!, "src/list.txt")).ShouldBe("one\ntwo\nthree a b\nfour\nfive");
        (await scene.FileAsync(state.Head!, "b/new.txt")).ShouldBe("b");
        (await scene.GitAsync("rev-list", "--parents", "-1", state.Attempts[2].Commit!)).ShouldBe([$"{state.Attempts[2].Commit} {state.Attempts[2].Base} {state.Attempts[1].Commit}"]);
    }

    [Fact]
    public async Task Two_results_that_break_the_tests_only_together_are_found_before_the_head_moves()
    {
        using var held = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "tests/").Task("T02", "src/"))
            .Says("T01", Session.Writes("tests/five.sh", "grep -q five src/list.txt || { echo 'src/list.txt:5: five is gone'; exit 1; }\n"))
            .Says("T02", (_, times) => times == 0
                ? held.Then(Session.Writes("src/list.txt", Before.Replace("five\n", "")))
                : Session.Writes("src/list.txt", Before + "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        var before = await scene.UntilAsync(issue, state => state.IsDone("T01"));

        held.Release();

        var state = await scene.UntilReadyAsync(issue);
        state.Attempts[1].Evidence!.Meets(state.RequiredGates).ShouldBeTrue("by itself it passed");
        state.Attempts[1].Failure!.Text.ShouldBe("Merged with the head: Gate `tests`: `sh test.sh` ended with 1. src/list.txt:5: five is gone");
        state.Attempts[2].Base.ShouldBe(before.Head);
        (await scene.FileAsync(state.Head!, "src/list.txt")).ShouldContain("six");
    }

    [Fact]
    public async Task A_base_that_moves_while_tasks_run_is_merged_into_the_head()
    {
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(TestContext.Current.CancellationToken);

        await scene.PushAsync("README.md", "# Small and moved\n");
        held.Release();

        await ContainsBaseAsync(scene, await scene.UntilReadyAsync(issue));
    }

    [Fact]
    public async Task A_base_that_moves_under_a_ready_pull_request_is_merged_too()
    {
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        var first = await scene.UntilReadyAsync(issue);

        await scene.PushAsync("README.md", "# Small and moved\n");
        await scene.UntilAsync(issue, state => state.Phase == TrackPhase.Ready && state.Head != first.Head);

        await ContainsBaseAsync(scene, await scene.UntilReadyAsync(issue));
    }

    [Fact]
    public async Task A_base_that_changed_the_same_lines_leads_to_a_repair_that_sees_both()
    {
        using var held = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "src/"))
            .Says("T01", (_, _) => held.Then(Session.Writes("src/list.txt", Before.Replace("two", "two ours"))))
            .Says("R01", Session.Writes("src/list.txt", Before.Replace("two", "two ours and theirs")));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(TestContext.Current.CancellationToken);

        await scene.PushAsync("src/list.txt", Before.Replace("two", "two theirs"));
        held.Release();

        var state = await scene.UntilReadyAsync(issue);
        await ContainsBaseAsync(scene, state);
        state.Tasks.Select(task => task.Id).ShouldBe(["T01", "R01"]);
        model.To("R01").ShouldHaveSingleItem().Brief.ShouldContain("The base branch and the track's head changed the same lines.");
        (await scene.FileAsync(state.Head!, "src/list.txt")).ShouldContain("two ours and theirs");
    }

    [Fact]
    public async Task A_base_that_breaks_the_tests_leads_to_a_repair()
    {
        using var held = new Held();
        var model = new Model()
            .Plans(PlanText.Of("T01", "src/"))
            .Says("T01", (_, _) => held.Then(Session.Writes("src/list.txt", Before.Replace("one", "ONE one"))))
            .Says("R01", Session.Writes("src/list.txt", Before));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await held.ReachedAsync(TestContext.Current.CancellationToken);

        await scene.PushAsync("tests/strict.sh", "grep -q ONE src/list.txt && { echo 'src/list.txt:1: no capitals'; exit 1; }\nexit 0\n");
        held.Release();

        var state = await scene.UntilReadyAsync(issue);
        await ContainsBaseAsync(scene, state);
        model.To("R01").ShouldHaveSingleItem().Brief.ShouldContain("src/list.txt:1: no capitals");
        state.HeadMeets.ShouldBeTrue();
    }

    private static async Task ContainsBaseAsync(Scene scene, TrackState state)
    {
        var main = scene.Now.Refs["refs/heads/main"];
        state.BaseCommit.ShouldBe(main);
        (await scene.GitAsync("merge-base", main, state.Head!)).ShouldBe([main]);
        scene.Now.Pulls.ShouldHaveSingleItem().HeadSha.ShouldBe(state.Head);
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Check("swarm").Conclusion.ShouldBe("success");
    }
}
