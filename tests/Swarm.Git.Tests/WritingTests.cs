using Swarm.Core.Policies;

namespace Swarm.Git.Tests;

public sealed class WritingTests
{
    private const string Head = "refs/heads/swarm/7/head";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_commit_made_twice_has_the_same_id()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;

        var first = await mirror.CommitEmptyAsync(tip, "start\n\nwith ünicode", World.Someone, World.Noon, Ct);
        var second = await mirror.CommitEmptyAsync(tip, "start\n\nwith ünicode", World.Someone, World.Noon.ToOffset(TimeSpan.FromHours(5)), Ct);
        var later = await mirror.CommitEmptyAsync(tip, "start\n\nwith ünicode", World.Someone, World.Noon.AddSeconds(1), Ct);

        second.ShouldBe(first);
        later.ShouldNotBe(first);
        (await mirror.ChangesAsync(tip, first, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ref_moves_only_from_where_it_was_expected()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        var mine = await mirror.CommitEmptyAsync(tip, "mine", World.Someone, World.Noon, Ct);
        var theirs = await mirror.CommitEmptyAsync(tip, "theirs", World.Someone, World.Noon, Ct);

        (await mirror.MoveRefAsync(Head, tip, null, Ct)).ShouldBeTrue();
        (await mirror.MoveRefAsync(Head, theirs, tip, Ct)).ShouldBeTrue();
        (await mirror.MoveRefAsync(Head, mine, tip, Ct)).ShouldBeFalse("the race is lost");
        (await mirror.MoveRefAsync(Head, mine, null, Ct)).ShouldBeFalse("it exists");
        (await mirror.MoveRefAsync(Head, theirs, tip, Ct)).ShouldBeTrue("it was moved there before");
        (await mirror.ResolveAsync(Head, Ct)).ShouldBe(theirs);
        await Should.ThrowAsync<GitException>(() => mirror.MoveRefAsync(Head, new string('1', 40), theirs, Ct));
    }

    [Fact]
    public async Task Of_many_who_move_a_ref_at_once_one_wins()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        await mirror.MoveRefAsync(Head, tip, null, Ct);
        var commits = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => mirror.CommitEmptyAsync(tip, $"{n}", World.Someone, World.Noon, Ct)));

        var won = await Task.WhenAll(commits.Select(commit => mirror.MoveRefAsync(Head, commit, tip, Ct)));

        won.Count(w => w).ShouldBe(1);
        (await mirror.ResolveAsync(Head, Ct)).ShouldBe(commits[Array.IndexOf(won, true)]);
    }

    [Theory]
    [InlineData("refs/heads/main")]
    [InlineData("refs/heads/swarm")]
    [InlineData("refs/heads/swarm/../main")]
    [InlineData("refs/remotes/origin/main")]
    [InlineData("+refs/heads/swarm/x")]
    [InlineData("HEAD")]
    public async Task Refs_of_others_are_neither_moved_nor_pushed(string fullRef)
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        await Should.ThrowAsync<ForbiddenRefException>(() => mirror.MoveRefAsync(fullRef, tip, null, Ct));
        await Should.ThrowAsync<ForbiddenRefException>(() => mirror.PushAsync(tip, fullRef, null, null, Ct));
    }

    [Fact]
    public async Task Another_branch_prefix_opens_its_own_branches_and_closes_the_default_ones()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = (await world.OpenAsync()).WithBranchPrefix("bots");
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        (await mirror.MoveRefAsync("refs/heads/bots/1/head", tip, null, Ct)).ShouldBeTrue();
        await Should.ThrowAsync<ForbiddenRefException>(() => mirror.MoveRefAsync(Head, tip, null, Ct));
    }

    [Fact]
    public async Task A_trial_merge_tells_clean_from_conflict_and_knows_its_commits()
    {
        using var world = await World.WithAsync(("a.txt", "1\n2\n3\n"), ("b.txt", "x\n"));
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "refs/heads/side", (await world.TipAsync("refs/heads/main"))!);
        var ours = await world.CommitToRemoteAsync("refs/heads/main", ("a.txt", "eins\n2\n3\n"));
        var clean = await world.CommitToRemoteAsync("refs/heads/side", ("b.txt", "y\n"));
        var clash = await world.CommitToRemoteAsync("refs/heads/side", ("a.txt", "uno\n2\n3\n"));
        var mirror = await world.OpenAsync();

        var merged = (await mirror.TrialMergeAsync(ours, clean, Ct)).ShouldBeOfType<MergeTrial.Clean>();
        var commit = await mirror.CommitTreeAsync(merged.Tree, [ours, clean], "merge", World.Someone, World.Noon, Ct);
        (await mirror.ReadTextAsync(commit, "b.txt", 10, Ct)).ShouldBe("y\n");
        (await mirror.MergeBaseAsync(commit, clean, Ct)).ShouldBe(clean);

        var conflict = (await mirror.TrialMergeAsync(ours, clash, Ct)).ShouldBeOfType<MergeTrial.Conflict>();
        conflict.Files.ShouldBe(["a.txt"]);
        conflict.Tree.ShouldNotBe(merged.Tree);
        await Should.ThrowAsync<GitException>(() => mirror.TrialMergeAsync(ours, new string('1', 40), Ct));
    }
}
