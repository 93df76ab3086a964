namespace Swarm.Git.Tests;

public sealed class SpareTests
{
    private const string Marker = "marker";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_workspace_made_from_a_spare_equals_a_fresh_one(bool back)
    {
        using var world = await World.EmptyAsync();
        var one = await CommitAsync(world, One);
        var other = await CommitAsync(world, Other);
        var (from, to) = back ? (other, one) : (one, other);
        var mirror = await SparedAsync(world, from);

        var near = await mirror.CreateWorkspaceAsync("same", from, Ct);
        var moved = await mirror.CreateWorkspaceAsync("moved", to, Ct);

        IsFromSpare(near).ShouldBeTrue();
        IsFromSpare(moved).ShouldBeTrue();
        (await TreePicture.OfAsync(world, near, Ct)).ShouldBe(await FreshAsync(world, from));
        (await TreePicture.OfAsync(world, moved, Ct)).ShouldBe(await FreshAsync(world, to));
        (await WorkspaceTests.TakeInAsync(mirror, moved)).Commit.ShouldBeNull();
    }

    [Theory]
    [InlineData(".gitattributes")]
    [InlineData("dir/.gitattributes")]
    public async Task Where_attributes_changed_every_file_is_written_anew(string attributes)
    {
        using var world = await World.WithAsync(("dir/a.txt", "1\n2\n"));
        var plain = (await world.TipAsync("refs/heads/main"))!;
        var ruled = await world.CommitToRemoteAsync("refs/heads/main", (attributes, "*.txt text eol=crlf\n"));
        var mirror = await SparedAsync(world, plain);

        var w = await mirror.CreateWorkspaceAsync("ruled", ruled, Ct);

        IsFromSpare(w).ShouldBeFalse();
        File.ReadAllText(Path.Combine(w.Tree, "dir/a.txt")).ShouldBe("1\r\n2\r\n");
        (await TreePicture.OfAsync(world, w, Ct)).ShouldBe(await FreshAsync(world, ruled));
    }

    [Fact]
    public async Task Where_a_submodule_changed_every_file_is_written_anew()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var plain = (await world.TipAsync("refs/heads/main"))!;
        var linked = await LinkAsync(world, plain);
        var mirror = await SparedAsync(world, plain);

        var w = await mirror.CreateWorkspaceAsync("linked", linked, Ct);

        IsFromSpare(w).ShouldBeFalse();
        (await TreePicture.OfAsync(world, w, Ct)).ShouldBe(await FreshAsync(world, linked));
    }

    [Fact]
    public async Task What_a_session_left_in_its_tree_is_in_no_later_tree()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"), (".gitignore", "out/\n"));
        var (mirror, attempt) = await WorkspaceTests.StartAsync(world);
        var scratch = await mirror.CreateWorkspaceAsync(Mirror.ScratchPrefix + "build", attempt.Commit, Ct);
        foreach (var used in (Workspace[])[attempt, scratch])
        {
            World.Write(Path.Combine(used.Tree, "out/poison"), "built\n");
            World.Write(Path.Combine(used.Folder, Marker), "used\n");
        }

        await mirror.RemoveWorkspaceAsync(attempt, Ct);
        await mirror.DiscardScratchAsync(scratch, Ct);
        Directory.Exists(attempt.Folder).ShouldBeFalse();
        Directory.Exists(scratch.Folder).ShouldBeFalse();
        for (var i = 0; i < 5; i++)
        {
            var later = await mirror.CreateWorkspaceAsync($"later{i}", attempt.Commit, Ct);
            Directory.Exists(Path.Combine(later.Tree, "out")).ShouldBeFalse();
            File.Exists(Path.Combine(later.Folder, Marker)).ShouldBeFalse();
            await mirror.QuietAsync();
        }

        Directory.EnumerateFiles(world["mirrors"], "poison", SearchOption.AllDirectories).ShouldBeEmpty("the removed trees are gone");
        Directory.EnumerateFiles(world["mirrors"], Marker, SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Workspaces_made_at_once_are_each_whole_and_their_own()
    {
        using var world = await World.EmptyAsync();
        var one = await CommitAsync(world, One);
        var other = await CommitAsync(world, Other);
        var mirror = await SparedAsync(world, one);
        var pictures = new Dictionary<string, IReadOnlyList<string>> { [one] = await FreshAsync(world, one), [other] = await FreshAsync(world, other) };

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => mirror.CreateWorkspaceAsync($"w{i}", i % 2 == 0 ? one : other, Ct)));
        await mirror.QuietAsync();

        made.Count(IsFromSpare).ShouldBe(SpareTrees.Most);
        foreach (var w in made) (await TreePicture.OfAsync(world, w, Ct)).ShouldBe(pictures[w.Commit]);
        (await mirror.ListWorkspacesAsync(Ct)).Count(key => key.StartsWith('w')).ShouldBe(8);
        Spares(world).Count().ShouldBe(SpareTrees.Most);
    }

    [Theory]
    [InlineData("tree/file.txt", true)]
    [InlineData("pristine.index", true)]
    [InlineData("pristine.index", false)]
    [InlineData("", true)]
    [InlineData("", false)]
    public async Task A_spare_that_somebody_damaged_is_not_used(string damaged, bool elsewhere)
    {
        using var world = await World.EmptyAsync();
        var one = await CommitAsync(world, One);
        var other = await CommitAsync(world, Other);
        var mirror = await SparedAsync(world, one);
        foreach (var spare in Spares(world)) Damage(Path.Combine(spare, damaged));

        var wanted = elsewhere ? other : one;
        var w = await mirror.CreateWorkspaceAsync("w", wanted, Ct);

        IsFromSpare(w).ShouldBeFalse();
        (await TreePicture.OfAsync(world, w, Ct)).ShouldBe(await FreshAsync(world, wanted));
    }

    [Fact]
    public async Task An_unknown_commit_is_refused_with_spares_at_hand()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await SparedAsync(world, (await world.TipAsync("refs/heads/main"))!);
        await Should.ThrowAsync<GitException>(() => mirror.CreateWorkspaceAsync("x", new string('1', 40), Ct));
        (await mirror.OpenWorkspaceAsync("x", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_start_sweeps_spares_and_what_was_being_removed()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var tip = (await world.TipAsync("refs/heads/main"))!;
        await SparedAsync(world, tip);
        var crashed = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Spares(world).First()))!, "incoming/half");
        World.Write(Path.Combine(crashed, "tree/a.txt"), "1\n");

        world.Restart();
        var w = await (await world.OpenAsync()).CreateWorkspaceAsync("w", tip, Ct);

        IsFromSpare(w).ShouldBeFalse();
        Directory.Exists(crashed).ShouldBeFalse();
        Spares(world).ShouldNotContain(spare => File.Exists(Path.Combine(spare, Marker)));
    }

    /// <summary>A mirror whose spares are ready at a commit, each with a mark beside its tree.</summary>
    private static async Task<Mirror> SparedAsync(World world, string commit)
    {
        var mirror = await world.OpenAsync();
        await mirror.CreateWorkspaceAsync("first", commit, Ct);
        await mirror.QuietAsync();
        Spares(world).Count().ShouldBe(SpareTrees.Most);
        foreach (var spare in Spares(world)) File.WriteAllText(Path.Combine(spare, Marker), "");
        return mirror;
    }

    private static bool IsFromSpare(Workspace w) => File.Exists(Path.Combine(w.Folder, Marker));

    private static IEnumerable<string> Spares(World world) =>
        Directory.EnumerateDirectories(world["mirrors"]).Select(mirror => Path.Combine(mirror, "spares")).Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories);

    private static async Task<IReadOnlyList<string>> FreshAsync(World world, string commit)
    {
        await using var others = new Mirrors(new GitExecutable(), world[$"fresh-{Guid.NewGuid():n}"]);
        var mirror = await others.OpenAsync("octo/site", world.Remote, null, Ct);
        return await TreePicture.OfAsync(world, await mirror.CreateWorkspaceAsync("fresh", commit, Ct), Ct);
    }

    private static void Damage(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else if (path.EndsWith(".txt", StringComparison.Ordinal)) File.AppendAllText(path, "not what was checked out\n");
        else File.Delete(path);
    }

    private static async Task<string> CommitAsync(World world, Action<string> write)
    {
        var tree = Directory.CreateDirectory(world[$"author-{Guid.NewGuid():n}"]).FullName;
        write(tree);
        await world.RemoteGitAsync(tree, "read-tree", "--empty");
        await world.RemoteGitAsync(tree, "add", "-A");
        var commit = await world.RemoteGitAsync(tree, "commit-tree", await world.RemoteGitAsync(tree, "write-tree"), "-m", "by a person");
        await world.RemoteGitAsync(tree, "update-ref", $"refs/heads/b-{commit}", commit);
        return commit;
    }

    private static async Task<string> LinkAsync(World world, string commit)
    {
        await world.RemoteGitAsync(world.RemoteFolder, "read-tree", commit);
        await world.RemoteGitAsync(world.RemoteFolder, "update-index", "--add", "--cacheinfo", $"160000,{commit},sub");
        var linked = await world.RemoteGitAsync(world.RemoteFolder, "commit-tree", await world.RemoteGitAsync(world.RemoteFolder, "write-tree"), "-p", commit, "-m", "link");
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "refs/heads/linked", linked);
        return linked;
    }

    private static void One(string tree)
    {
        World.Write(Path.Combine(tree, "same/kept.txt"), "kept\n");
        World.Write(Path.Combine(tree, "file.txt"), "one\n");
        World.Program(Path.Combine(tree, "mode.sh"), "true");
        World.Write(Path.Combine(tree, "gone/deep/only.txt"), "gone\n");
        World.Write(Path.Combine(tree, "becomes-folder"), "a file\n");
        World.Write(Path.Combine(tree, "becomes-file/inner/x.txt"), "x\n");
        World.Write(Path.Combine(tree, "becomes-link"), "plain\n");
        World.Write(Path.Combine(tree, "folder-becomes-link/x.txt"), "x\n");
        File.CreateSymbolicLink(Path.Combine(tree, "turns"), "file.txt");
    }

    private static void Other(string tree)
    {
        World.Write(Path.Combine(tree, "same/kept.txt"), "kept\n");
        World.Write(Path.Combine(tree, "file.txt"), "two\n");
        World.Write(Path.Combine(tree, "mode.sh"), "#!/bin/sh\ntrue\n");
        World.Write(Path.Combine(tree, "becomes-folder/x.txt"), "x\n");
        World.Write(Path.Combine(tree, "becomes-file"), "a file\n");
        File.CreateSymbolicLink(Path.Combine(tree, "becomes-link"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(tree, "folder-becomes-link"), "same");
        File.CreateSymbolicLink(Path.Combine(tree, "turns"), "mode.sh");
        World.Write(Path.Combine(tree, "new/ü name.txt"), "new\n");
    }
}
