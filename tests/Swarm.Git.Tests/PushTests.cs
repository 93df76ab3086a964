namespace Swarm.Git.Tests;

public sealed class PushTests
{
    private const string Head = "refs/heads/swarm/7/head";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_push_makes_the_branch_moves_it_and_knows_when_it_is_there()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, second) = await TwoCommitsAsync(world);

        (await mirror.PushAsync(first, Head, null, null, Ct)).ShouldBeOfType<PushResult.Pushed>();
        (await mirror.PushAsync(first, Head, null, null, Ct)).ShouldBeOfType<PushResult.AlreadyThere>();
        (await mirror.PushAsync(second, Head, first, null, Ct)).ShouldBeOfType<PushResult.Pushed>();
        (await mirror.PushAsync(second, Head, first, null, Ct)).ShouldBeOfType<PushResult.AlreadyThere>();
        (await world.TipAsync(Head)).ShouldBe(second);
        (await mirror.RemoteHeadAsync(Head, null, Ct)).ShouldBe(second);
        (await mirror.RemoteHeadAsync("refs/heads/swarm/8/head", null, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_head_that_a_person_moved_is_not_overwritten()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, second) = await TwoCommitsAsync(world);
        await mirror.PushAsync(first, Head, null, null, Ct);
        var theirs = await world.CommitToRemoteAsync(Head, ("human.txt", "mine\n"));

        (await mirror.PushAsync(second, Head, first, null, Ct)).ShouldBe(new PushResult.Moved(theirs));
        (await mirror.PushAsync(second, Head, null, null, Ct)).ShouldBe(new PushResult.Moved(theirs));
        (await world.TipAsync(Head)).ShouldBe(theirs);
    }

    [Fact]
    public async Task A_branch_that_vanished_is_not_made_again()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, second) = await TwoCommitsAsync(world);
        await mirror.PushAsync(first, Head, null, null, Ct);
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "-d", Head);

        (await mirror.PushAsync(second, Head, first, null, Ct)).ShouldBe(new PushResult.Moved(null));
    }

    [Fact]
    public async Task A_ref_is_never_rewound()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, second) = await TwoCommitsAsync(world);
        await mirror.PushAsync(second, Head, null, null, Ct);

        (await mirror.PushAsync(first, Head, second, null, Ct)).ShouldBeOfType<PushResult.Rejected>();
        (await world.TipAsync(Head)).ShouldBe(second);
    }

    [Fact]
    public async Task A_refusal_carries_the_remotes_words()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, _) = await TwoCommitsAsync(world);
        var hook = Path.Combine(world.RemoteFolder, "hooks", "pre-receive");
        World.Program(hook, "echo 'refusing to allow this without `workflows` permission' >&2\nexit 1");

        var rejected = (await mirror.PushAsync(first, Head, null, null, Ct)).ShouldBeOfType<PushResult.Rejected>();

        rejected.Reason.ShouldContain("`workflows` permission");
        rejected.Reason.ShouldContain("pre-receive hook declined");
    }

    [Fact]
    public async Task A_remote_that_is_gone_is_unreachable()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, first, _) = await TwoCommitsAsync(world);
        Directory.Move(world.RemoteFolder, world["away.git"]);
        (await mirror.PushAsync(first, Head, null, null, Ct)).ShouldBeOfType<PushResult.Unreachable>();
    }

    private static async Task<(Mirror Mirror, string First, string Second)> TwoCommitsAsync(World world)
    {
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        var first = await mirror.CommitEmptyAsync(tip, "first", World.Someone, World.Noon, Ct);
        return (mirror, first, await mirror.CommitEmptyAsync(first, "second", World.Someone, World.Noon, Ct));
    }
}
