using Swarm.Core.Gates;

namespace Swarm.Git.Tests;

public sealed class MirrorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_takes_over_the_branches_and_no_tags()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var tip = await world.TipAsync("refs/heads/main");
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "refs/tags/v1", tip!);

        var mirror = await world.OpenAsync();

        (await mirror.ResolveAsync("refs/remotes/origin/main", Ct)).ShouldBe(tip);
        (await mirror.ResolveAsync("refs/tags/v1", Ct)).ShouldBeNull();
        (await mirror.IsEmptyAsync(Ct)).ShouldBeFalse();
        (await mirror.ListFilesAsync(tip!, Ct)).ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task A_repository_without_commits_is_empty_and_resolves_to_nothing()
    {
        using var world = await World.EmptyAsync();
        var mirror = await world.OpenAsync();
        (await mirror.IsEmptyAsync(Ct)).ShouldBeTrue();
        (await mirror.ResolveAsync("refs/remotes/origin/main", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_fetch_prunes_the_remotes_branches_and_leaves_ours()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var other = await world.CommitToRemoteAsync("refs/heads/other", ("b.txt", "two\n"));
        var mirror = await world.OpenAsync();
        (await mirror.MoveRefAsync("refs/heads/swarm/7/head", other, null, Ct)).ShouldBeTrue();
        (await mirror.MoveRefAsync("refs/swarm/wip/x", other, null, Ct)).ShouldBeTrue();
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "-d", "refs/heads/other");

        await mirror.FetchAsync(null, Ct);

        (await mirror.ResolveAsync("refs/remotes/origin/other", Ct)).ShouldBeNull();
        (await mirror.ResolveAsync("refs/heads/swarm/7/head", Ct)).ShouldBe(other);
        (await mirror.ResolveAsync("refs/swarm/wip/x", Ct)).ShouldBe(other);
    }

    [Fact]
    public async Task A_branch_of_the_remote_with_our_name_does_not_move_ours_back()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var first = await world.CommitToRemoteAsync("refs/heads/swarm/7/head", ("b.txt", "two\n"));
        var mirror = await world.OpenAsync();
        var next = await mirror.CommitEmptyAsync(first, "next", World.Someone, World.Noon, Ct);
        (await mirror.MoveRefAsync("refs/heads/swarm/7/head", next, null, Ct)).ShouldBeTrue();

        await mirror.FetchAsync(null, Ct);

        (await mirror.ResolveAsync("refs/heads/swarm/7/head", Ct)).ShouldBe(next);
        (await mirror.ResolveAsync("refs/remotes/origin/swarm/7/head", Ct)).ShouldBe(first);
    }

    [Fact]
    public async Task Many_openings_at_once_and_again_after_a_restart_give_the_same_repository()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var mirrors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.OpenAsync()));
        mirrors.Distinct().Count().ShouldBe(1);
        var tip = await world.CommitToRemoteAsync("refs/heads/main", ("a.txt", "two\n"));

        world.Restart();
        var again = await world.OpenAsync();

        again.ObjectsFolder.ShouldBe(mirrors[0].ObjectsFolder);
        (await again.ResolveAsync("refs/remotes/origin/main", Ct)).ShouldBe(tip);
    }

    [Fact]
    public async Task What_a_git_left_that_was_ended_in_the_middle_of_a_write_stops_nobody_after_a_restart()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        await mirror.MoveRefAsync("refs/heads/swarm/7/head", tip, null, Ct);
        var repository = Path.GetDirectoryName(mirror.ObjectsFolder)!;
        string[] torn = ["packed-refs.lock", "refs/heads/swarm/7/head.lock", "refs/remotes/origin/main.lock", "objects/pack/tmp_pack_Ab12"];
        foreach (var file in torn) File.WriteAllText(Path.Combine(repository, file), "");
        File.SetAttributes(Path.Combine(repository, torn[3]), FileAttributes.ReadOnly);
        await world.CommitToRemoteAsync("refs/heads/main", ("a.txt", "two\n"));

        world.Restart();
        var again = await world.OpenAsync();

        (await again.MoveRefAsync("refs/heads/swarm/7/head", (await again.ResolveAsync("refs/remotes/origin/main", Ct))!, tip, Ct)).ShouldBeTrue();
        foreach (var file in torn) File.Exists(Path.Combine(repository, file)).ShouldBeFalse(file);
    }

    [Fact]
    public async Task A_scratch_copy_of_an_earlier_life_goes_and_work_stays()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        await mirror.CreateWorkspaceAsync(Mirror.ScratchPrefix + "1-2-3/lens", tip, Ct);
        await mirror.CreateWorkspaceAsync("1-2-3/T01-1", tip, Ct);
        (await world.Mirrors.ListWorkspacesAsync(Ct)).ShouldBe(["1-2-3/T01-1"]);

        world.Restart();
        (await world.Mirrors.ListWorkspacesAsync(Ct)).ShouldBe(["1-2-3/T01-1"]);
        var again = await world.OpenAsync();

        (await again.ListWorkspacesAsync(Ct)).ShouldBe(["1-2-3/T01-1"]);
    }

    [Fact]
    public async Task A_moved_remote_is_followed()
    {
        using var world = await World.WithAsync(("a.txt", "one\n"));
        await world.OpenAsync();
        Directory.Move(world.RemoteFolder, world["elsewhere.git"]);
        await Should.ThrowAsync<GitException>(() => world.OpenAsync());

        var mirror = await world.Mirrors.OpenAsync("octo/site", new Uri(world["elsewhere.git"]), null, Ct);

        (await mirror.IsEmptyAsync(Ct)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ssh://example.org/x")]
    [InlineData("ext::sh -c id")]
    [InlineData("https://user:word@example.org/x")]
    public async Task Other_transports_and_passwords_in_addresses_are_refused(string address)
    {
        using var world = await World.EmptyAsync();
        await Should.ThrowAsync<ArgumentException>(() => world.Mirrors.OpenAsync("x", new Uri(address), null, Ct));
    }

    [Fact]
    public async Task Text_is_read_and_links_folders_binaries_and_absent_files_are_not()
    {
        using var world = await World.WithAsync(("dir/a.txt", "grün\n"), ("bin", "a\0b"), ("-odd name", "x"));
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;

        (await mirror.ReadTextAsync(tip, "dir/a.txt", 100, Ct)).ShouldBe("grün\n");
        (await mirror.ReadTextAsync(tip, "-odd name", 100, Ct)).ShouldBe("x");
        (await mirror.ReadTextAsync(tip, "dir", 100, Ct)).ShouldBeNull();
        (await mirror.ReadTextAsync(tip, "bin", 100, Ct)).ShouldBeNull();
        (await mirror.ReadTextAsync(tip, "absent", 100, Ct)).ShouldBeNull();
        await Should.ThrowAsync<InvalidDataException>(() => mirror.ReadTextAsync(tip, "dir/a.txt", 3, Ct));
        await Should.ThrowAsync<ArgumentException>(() => mirror.ReadTextAsync("--output=x", "dir/a.txt", 3, Ct));
    }

    [Fact]
    public async Task Changes_count_lines_and_show_a_rename_as_two_files()
    {
        using var world = await World.WithAsync(("a.txt", "1\n2\n3\n"), ("old.txt", "same\n"), ("pic", "a\0b"));
        var from = await world.TipAsync("refs/heads/main");
        var tree = Directory.CreateDirectory(world["edit"]).FullName;
        World.Write(Path.Combine(tree, "a.txt"), "1\nzwei\n3\n4\n");
        World.Write(Path.Combine(tree, "ümlaut \"x\".txt"), "same\n");
        World.Write(Path.Combine(tree, "pic"), "a\0c");
        await world.RemoteGitAsync(tree, "add", "-A");
        var to = await world.RemoteGitAsync(tree, "commit-tree", await world.RemoteGitAsync(tree, "write-tree"), "-p", from!, "-m", "x");
        await world.RemoteGitAsync(tree, "update-ref", "refs/heads/next", to);
        var mirror = await world.OpenAsync();

        (await mirror.ChangesAsync(from!, to, Ct)).ShouldBe(
        [
            new ChangedFile("a.txt", ChangeKind.Modified, "100644", 2, 1),
            new ChangedFile("old.txt", ChangeKind.Deleted, "000000", 0, 1),
            new ChangedFile("pic", ChangeKind.Modified),
            new ChangedFile("ümlaut \"x\".txt", ChangeKind.Added, "100644", 1),
        ]);
        var patch = await mirror.PatchAsync(from!, to, 100_000, Ct);
        patch.ShouldContain("+zwei");
        patch.ShouldContain("Binary files a/pic and b/pic differ");
        (await mirror.PatchAsync(from!, to, 50, Ct)).Length.ShouldBe(50);
    }

    [Fact]
    public async Task The_merge_base_is_found_or_absent()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var from = (await world.TipAsync("refs/heads/main"))!;
        var left = await world.CommitToRemoteAsync("refs/heads/main", ("a.txt", "2\n"));
        var alone = await world.CommitToRemoteAsync("refs/heads/alone", ("z.txt", "1\n"));
        var mirror = await world.OpenAsync();
        (await mirror.MergeBaseAsync(from, left, Ct)).ShouldBe(from);
        (await mirror.MergeBaseAsync(alone, left, Ct)).ShouldBeNull();
        await Should.ThrowAsync<GitException>(() => mirror.MergeBaseAsync(new string('1', 40), left, Ct));
    }
}
