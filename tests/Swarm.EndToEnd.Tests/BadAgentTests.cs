using Swarm.Bot.Hosting;
using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

/// <summary>An agent that fails is tried again and told why.</summary>
public sealed class BadAgentTests
{
    private static readonly Session Good = Session.Writes("src/more.txt", "six\n");

    [Fact]
    public async Task An_agent_that_hangs_is_ended_at_its_limit()
    {
        var state = await TryAsync(Session.Writes("src/half.txt", "half\n").Hang(), FailureKind.Timeout, "wall-clock limit", node => node with { AgentLimit = TimeSpan.FromSeconds(8) });

        state.Attempts[0].Commit.ShouldBeNull();
    }

    [Fact]
    public Task An_agent_that_crashes_is_tried_again() =>
        TryAsync(Session.Empty.Crash(), FailureKind.Agent, "exit code 70");

    [Fact]
    public Task An_agent_that_prints_garbage_is_tried_again() =>
        TryAsync(Session.Writes("src/more.txt", "six\n").Garbage(), FailureKind.Agent, "without a usable report");

    [Fact]
    public Task An_agent_that_changes_nothing_is_tried_again() =>
        TryAsync(Session.Empty, FailureKind.NoChange, "The agent changed no file.");

    [Fact]
    public async Task More_than_two_files_beside_the_touches_fail_at_their_paths()
    {
        var state = await TryAsync(
            Good.Write("docs/a.md", "a\n").Write("docs/b.md", "b\n").Write("docs/c.md", "c\n"),
            FailureKind.Gate, "3 files lie outside the task's touches (tolerated: 2): `docs/a.md`, `docs/b.md`, `docs/c.md`.");

        var scope = state.Attempts[0].Evidence!.Gates.First(gate => gate.Gate == GateIds.Scope);
        scope.Annotations.Select(place => place.Path).ShouldBe(["docs/a.md", "docs/b.md", "docs/c.md"]);
    }

    [Theory]
    [InlineData(".github/workflows/deploy.yml")]
    [InlineData("docs/AGENTS.md")]
    public Task A_protected_path_is_never_let_through(string path) =>
        TryAsync(Good.Write(path, "run: everything\n"), FailureKind.Gate, $"1 change that may never be made: `{path}`.");

    [Fact]
    public Task A_credential_is_never_let_through() =>
        TryAsync(Session.Writes("src/key.txt", "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE " + "KEY-----\n"), FailureKind.Gate, "Gate `secrets`");

    [Fact]
    public Task A_failing_test_is_named_by_its_place() =>
        TryAsync(Session.Writes("tests/more.sh", "echo 'tests/more.sh:1: there is no six'\nexit 1\n"), FailureKind.Gate, "tests/more.sh:1: there is no six");

    /// <summary>The first attempt does it wrong, the second is told so and does it right; nothing of the first is in the result.</summary>
    private static async Task<TrackState> TryAsync(Session bad, FailureKind kind, string reason, Func<NodeSettings, NodeSettings>? node = null)
    {
        var model = new Model().Plans(PlanText.Of("T01", "src/", "tests/")).Says("T01", (_, times) => times == 0 ? bad : Good);
        await using var scene = await Scene.OpenAsync(model, node ?? (given => given));

        var state = await scene.UntilReadyAsync(scene.Label());

        state.Attempts.Select(attempt => attempt.Stage).ShouldBe([AttemptStage.Failed, AttemptStage.Done]);
        var failure = state.Attempts[0].Failure.ShouldNotBeNull();
        failure.Kind.ShouldBe(kind);
        failure.Text.ShouldContain(reason);
        model.To("T01")[1].Brief.ShouldContain("## Earlier attempts failed");
        model.To("T01")[1].Brief.ShouldContain(reason);
        (await scene.GitAsync("diff", "--name-only", state.BaseCommit, state.Head!)).ShouldBe(["src/more.txt"]);
        return state;
    }
}
