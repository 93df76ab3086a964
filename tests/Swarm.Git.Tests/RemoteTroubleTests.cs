namespace Swarm.Git.Tests;

/// <summary>A remote that is away for now is asked again; one that says no is not.</summary>
public sealed class RemoteTroubleTests
{
    private const string Away = "fatal: unable to access 'http://x/': The requested URL returned error: 502";
    private const string Limited = "fatal: unable to access 'http://x/': The requested URL returned error: 403";
    private const string Missing = "remote: Repository not found.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Away)]
    [InlineData(Limited)]
    [InlineData("error: RPC failed; curl 52 Empty reply from server")]
    public async Task Trouble_that_passes_costs_a_pause_and_nothing_else(string trouble)
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        await using var mirrors = Mirrors(world, trouble, failures: 2);

        var mirror = await mirrors.OpenAsync("octo/site", world.Remote, null, Ct);

        (await mirror.ResolveAsync("refs/remotes/origin/main", Ct)).ShouldNotBeNull();
        Tries(world).ShouldBe(3);
    }

    [Theory]
    [InlineData(Away, 3, true)]
    [InlineData("fatal: the remote end hung up unexpectedly", 3, true)]
    [InlineData(Limited, 3, false)]
    [InlineData(Missing, 1, false)]
    public async Task Trouble_that_stays_is_told_from_a_no(string trouble, int tries, bool passes)
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        await using var mirrors = Mirrors(world, trouble, failures: 100);

        var fault = await Should.ThrowAsync<GitException>(mirrors.OpenAsync("octo/site", world.Remote, null, Ct));

        (fault is GitUnreachableException).ShouldBe(passes);
        fault.Message.ShouldContain(trouble);
        Tries(world).ShouldBe(tries);
    }

    [Fact]
    public async Task A_push_whose_answer_was_lost_finds_its_own_work()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        // The push lands, and git hears nothing of it.
        await using var mirrors = Mirrors(world, "fatal: the remote end hung up unexpectedly", failures: 1, verb: "push", first: "git \"$@\" >/dev/null 2>&1");
        var mirror = await mirrors.OpenAsync("octo/site", world.Remote, null, Ct);
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        var commit = await mirror.CommitEmptyAsync(tip, "first", World.Someone, World.Noon, Ct);

        (await mirror.PushAsync(commit, "refs/heads/swarm/1/head", null, null, Ct)).ShouldBeOfType<PushResult.AlreadyThere>();

        Tries(world).ShouldBe(2);
    }

    // The real git behind a program that fails first.
    private static Mirrors Mirrors(World world, string trouble, int failures, string verb = "fetch", string first = ":")
    {
        var program = world["flaky-git"];
        World.Program(program, $"""
            case " $* " in *" {verb} "*)
              echo x >> '{world["tries"]}'
              if [ $(wc -l < '{world["tries"]}') -le {failures} ]; then {first}; echo "{trouble}" >&2; exit 128; fi;;
            esac
            exec git "$@"
            """);
        return new Mirrors(new GitExecutable(program), world["flaky"]) { RetryPause = TimeSpan.FromMilliseconds(1) };
    }

    private static int Tries(World world) => File.ReadAllLines(world["tries"]).Length;
}
