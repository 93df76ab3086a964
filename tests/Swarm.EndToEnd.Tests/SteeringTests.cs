using Swarm.Bot.Demo;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using TaskStatus = Swarm.Core.Tracks.TaskStatus;

namespace Swarm.EndToEnd.Tests;

/// <summary>Commands that move a track.</summary>
public sealed class SteeringTests
{
    private static readonly string Number = $"{Random.Shared.Next(100_000_000, 999_999_999)}";

    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static Model Larger => Easy.Plans(new PlanText().Task("T01", ["src/"], [], effort: "M"));

    [Fact]
    public async Task Nothing_runs_before_the_plan_is_approved_by_command()
    {
        var model = Larger;
        await using var scene = await Scene.OpenAsync(model, SmallRepository.UntilGates);
        var issue = scene.Label();
        await scene.UntilAsync(issue, TrackPhase.Approval);
        await scene.SettledAsync(issue);
        model.To("T01").ShouldBeEmpty();
        scene.Now.Pulls.ShouldBeEmpty();
        scene.Comment(issue, "status").Body.ShouldContain("The plan waits for `/swarm approve`.");
        scene.Comment(issue, "plan").Body.ShouldContain("### Plan: 1 task, $0.15–$1.20");

        var comment = scene.Say(issue, "/swarm approve");

        await scene.UntilReadyAsync(issue);
        scene.Comment(issue, "plan").Body.ShouldContain("- [x] Approved");
        scene.Now.Comments.First(each => each.Id == comment).Reactions.ShouldHaveSingleItem().Content.ShouldBe("+1");
        scene.Now.Pulls.ShouldHaveSingleItem().Reviews.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tick_approves_the_plan()
    {
        await using var scene = await Scene.OpenAsync(Larger, SmallRepository.UntilGates);
        var issue = scene.Label();
        await scene.SeenAsync(_ => scene.Comments(issue, "plan").Count > 0);

        scene.Tick(issue, "plan", "Approve:", LocalStage.Person);

        await scene.UntilReadyAsync(issue);
    }

    [Fact]
    public async Task A_tick_at_Stop_ends_the_track()
    {
        var model = Larger;
        await using var scene = await Scene.OpenAsync(model, SmallRepository.UntilGates);
        var issue = scene.Label();
        await scene.SeenAsync(_ => scene.Comments(issue, "plan").Count > 0);

        scene.Tick(issue, "plan", "Stop:", LocalStage.Person);

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        await scene.SettledAsync(issue);
        scene.Comment(issue, "status").Body.ShouldContain($"Ended: the Stop box was ticked (@{LocalStage.Person}).");
        model.To("T01").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_lets_what_runs_end_and_starts_nothing_until_it_is_over()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n"))));
        var issue = scene.Label();
        await held.ReachedAsync(TestContext.Current.CancellationToken);

        (await scene.ReplyAsync(issue, scene.Say(issue, "/swarm pause"))).ShouldContain("Paused");
        held.Release();
        var paused = await scene.SettledAsync(issue);
        paused.Attempts.ShouldHaveSingleItem().Stage.ShouldBe(AttemptStage.Checking);
        scene.Comment(issue, "status").Body.ShouldContain("Swarm: Paused in Execute");
        scene.Say(issue, "/swarm resume");

        await scene.UntilReadyAsync(issue);
    }

    [Fact]
    public async Task A_task_that_failed_three_times_waits_for_a_person_and_is_tried_again_by_command()
    {
        var model = Easy.Says("T01", (_, times) => times < 3 ? Session.Empty.Crash() : Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);

        var asked = scene.Comment(issue, "question/E-01").Body;
        asked.ShouldContain("T01 “Part T01” cannot go on: The agent ended with exit code 70");
        asked.ShouldContain("- [ ] 2. Leave the task out");
        scene.Say(issue, "/swarm retry T01");

        var state = await scene.UntilReadyAsync(issue);
        state.Attempts.Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_cancel_ends_the_agent_keeps_its_work_and_leaves_nothing_spinning()
    {
        var model = Easy.Says("T01", Session.Writes("src/more.txt", "six\n").Run("sleep", Number));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.SeenAsync(_ => Sleepers() > 0);
        await scene.SeenAsync(now => now.Pulls.Count > 0);

        scene.Say(issue, "/swarm cancel");

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        var state = await scene.SettledAsync(issue);
        await scene.SeenAsync(_ => Sleepers() == 0);
        TaskStatuses.Of(state, "T01").ShouldBe(TaskStatus.Backlog);
        var kept = (await scene.MirrorAsync("for-each-ref", "--format=%(refname)", "refs/swarm/wip/")).ShouldHaveSingleItem();
        kept.ShouldContain("T01-1");
        (await scene.MirrorAsync("show", $"{kept}:src/more.txt")).ShouldBe(["six"]);
        scene.Now.Pulls.ShouldHaveSingleItem().State.ShouldBe("closed");
        scene.Now.CheckRuns.ShouldNotBeEmpty();
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed" && run.Conclusion == "cancelled");
        scene.Comment(issue, "status").Body.ShouldContain($"Ended: `/swarm cancel` (@{LocalStage.Person}).");
    }

    [Fact]
    public async Task Without_its_label_the_track_ends()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Session.Empty)));
        var issue = scene.Label();
        await held.ReachedAsync(TestContext.Current.CancellationToken);

        scene.GitHub.RemoveLabel(LocalStage.Owner, scene.Repository, issue, "swarm", LocalStage.Person);

        await scene.UntilAsync(issue, TrackPhase.Cancelled);
        held.Release();
        await scene.SettledAsync(issue);
        scene.Comment(issue, "status").Body.ShouldContain("the label was removed");
    }

    /// <summary>Processes of this machine, in whatever namespace, that sleep for exactly our number of seconds.</summary>
    private static int Sleepers() => Directory.EnumerateDirectories("/proc").Count(IsSleeper);

    private static bool IsSleeper(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")) == $"sleep\0{Number}\0";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
