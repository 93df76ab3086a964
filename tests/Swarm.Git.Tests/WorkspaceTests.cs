using Swarm.Core.Gates;

namespace Swarm.Git.Tests;

public sealed class WorkspaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_has_the_files_and_a_git_directory_as_the_cell_sees_it()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"), ("dir/b.txt", "2\n"));
        var (mirror, w) = await StartAsync(world);

        Directory.EnumerateFileSystemEntries(w.Tree).Select(Path.GetFileName).Order().ShouldBe(["a.txt", "dir"]);
        File.ReadAllText(w.DotGitFile).ShouldBe("gitdir: /gitdir\n");
        File.ReadAllText(Path.Combine(w.PrivateGitDir, "objects/info/alternates")).ShouldBe("/mirror/objects\n");
        File.ReadAllText(Path.Combine(w.PrivateGitDir, "refs/heads/work")).Trim().ShouldBe(w.Commit);

        // The same folders under the paths of this machine must make a repository that an agent can work in.
        var config = Path.Combine(w.PrivateGitDir, "config");
        File.WriteAllText(config, File.ReadAllText(config).Replace("/repo", w.Tree));
        File.WriteAllText(Path.Combine(w.PrivateGitDir, "objects/info/alternates"), mirror.ObjectsFolder + "\n");
        string[] git = [$"--git-dir={w.PrivateGitDir}"];
        (await World.CarelessGitAsync(w.Tree, [.. git, "diff", "--quiet", "HEAD"])).ShouldBe(0);
        File.WriteAllText(Path.Combine(w.Tree, "a.txt"), "changed\n");
        (await World.CarelessGitAsync(w.Tree, [.. git, "commit", "--quiet", "-am", "mine"])).ShouldBe(0);
        (await World.CarelessGitAsync(w.Tree, [.. git, "fsck"])).ShouldBe(0);
    }

    [Fact]
    public async Task An_edited_tree_is_taken_in_as_the_same_commit_each_time()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"), ("gone.txt", "x\n"), (".gitignore", "*.log\nout/\n"));
        var (mirror, w) = await StartAsync(world);
        World.Write(Path.Combine(w.Tree, "a.txt"), "2\n");
        World.Write(Path.Combine(w.Tree, "new/b.txt"), "b\n");
        World.Write(Path.Combine(w.Tree, "noise.log"), "b\n");
        World.Write(Path.Combine(w.Tree, "out/x"), "b\n");
        File.Delete(Path.Combine(w.Tree, "gone.txt"));

        var first = await TakeInAsync(mirror, w);
        var second = await TakeInAsync(mirror, w);

        first.Changes.ShouldBe(
        [
            new ChangedFile("a.txt", ChangeKind.Modified, "100644", 1, 1),
            new ChangedFile("gone.txt", ChangeKind.Deleted, "000000", 0, 1),
            new ChangedFile("new/b.txt", ChangeKind.Added, "100644", 1),
        ]);
        first.Suspicious.ShouldBeEmpty();
        second.Commit.ShouldBe(first.Commit.ShouldNotBeNull());
        (await mirror.ReadTextAsync(first.Commit!, "a.txt", 10, Ct)).ShouldBe("2\n");
    }

    [Fact]
    public async Task An_untouched_tree_gives_no_commit()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await StartAsync(world);
        World.Write(Path.Combine(w.Tree, ".git"), ""); // what a cell leaves where it bound the file
        var taken = await TakeInAsync(mirror, w);
        taken.Commit.ShouldBeNull();
        taken.Suspicious.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_keeps_size_and_time_is_seen()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await StartAsync(world);
        var file = Path.Combine(w.Tree, "a.txt");
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "2\n");
        File.SetLastWriteTimeUtc(file, time);
        (await TakeInAsync(mirror, w)).Commit.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_workspace_survives_a_restart_and_its_key_is_taken()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (_, w) = await StartAsync(world);
        world.Restart();
        var mirror = await world.OpenAsync();

        (await mirror.OpenWorkspaceAsync("7/T01-1", Ct)).ShouldBe(w);
        (await mirror.OpenWorkspaceAsync("7/T01-2", Ct)).ShouldBeNull();
        (await mirror.ListWorkspacesAsync(Ct)).ShouldBe(["7/T01-1"]);
        await Should.ThrowAsync<InvalidOperationException>(() => mirror.CreateWorkspaceAsync("7/T01-1", w.Commit, Ct));
    }

    [Fact]
    public async Task An_unknown_commit_leaves_no_half_workspace()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var mirror = await world.OpenAsync();
        await Should.ThrowAsync<GitException>(() => mirror.CreateWorkspaceAsync("x", new string('1', 40), Ct));
        (await mirror.OpenWorkspaceAsync("x", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Removing_keeps_unsaved_work_under_a_ref()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await StartAsync(world);
        World.Write(Path.Combine(w.Tree, "precious.txt"), "hours of work\n");

        await mirror.RemoveWorkspaceAsync(w, Ct);
        await mirror.RemoveWorkspaceAsync(w, Ct);

        Directory.Exists(w.Folder).ShouldBeFalse();
        var kept = (await mirror.ResolveAsync("refs/swarm/wip/7=2FT01-1", Ct)).ShouldNotBeNull();
        (await mirror.ReadTextAsync(kept, "precious.txt", 100, Ct)).ShouldBe("hours of work\n");
        (await mirror.MergeBaseAsync(kept, w.Commit, Ct)).ShouldBe(w.Commit);
    }

    [Fact]
    public async Task Removing_a_clean_or_merged_tree_keeps_no_ref()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, clean) = await StartAsync(world);
        await mirror.RemoveWorkspaceAsync(clean, Ct);
        var merged = await mirror.CreateWorkspaceAsync("merged", clean.Commit, Ct);
        World.Write(Path.Combine(merged.Tree, "a.txt"), "2\n");
        var taken = await TakeInAsync(mirror, merged);
        await mirror.MoveRefAsync("refs/heads/swarm/7/head", taken.Commit!, null, Ct);
        await mirror.RemoveWorkspaceAsync(merged, Ct);

        (await mirror.ResolveAsync("refs/swarm/wip/7=2FT01-1", Ct)).ShouldBeNull();
        (await mirror.ResolveAsync("refs/swarm/wip/merged", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Work_saved_twice_under_one_key_keeps_both()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await StartAsync(world);
        (await SaveAsync(mirror, w)).ShouldBeNull("nothing differs yet");
        World.Write(Path.Combine(w.Tree, "a.txt"), "2\n");
        (await SaveAsync(mirror, w)).ShouldBe("refs/swarm/wip/k");
        var first = await mirror.ResolveAsync("refs/swarm/wip/k", Ct);
        (await SaveAsync(mirror, w)).ShouldBe("refs/swarm/wip/k");
        (await mirror.ResolveAsync("refs/swarm/wip/k", Ct)).ShouldBe(first);
        World.Write(Path.Combine(w.Tree, "a.txt"), "3\n");
        await SaveAsync(mirror, w);

        var second = (await mirror.ResolveAsync("refs/swarm/wip/k", Ct))!;
        second.ShouldNotBe(first);
        (await mirror.MergeBaseAsync(first!, second, Ct)).ShouldBe(first);
    }

    [Fact]
    public async Task A_folder_made_read_only_is_removed_all_the_same()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"), (".gitignore", "cache/\n"));
        var (mirror, w) = await StartAsync(world);
        World.Write(Path.Combine(w.Tree, "cache/x/y"), "1");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(w.Tree, "cache/x"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await mirror.RemoveWorkspaceAsync(w, Ct);
        Directory.Exists(w.Folder).ShouldBeFalse();
    }

    internal static async Task<(Mirror Mirror, Workspace Workspace)> StartAsync(World world)
    {
        var mirror = await world.OpenAsync();
        var tip = (await mirror.ResolveAsync("refs/remotes/origin/main", Ct))!;
        return (mirror, await mirror.CreateWorkspaceAsync("7/T01-1", tip, Ct));
    }

    internal static Task<TakenIn> TakeInAsync(Mirror mirror, Workspace w) =>
        mirror.TakeInAsync(w, w.Commit, "T01", World.Someone, World.Noon, Ct);

    private static Task<string?> SaveAsync(Mirror mirror, Workspace w) => mirror.SaveWorkAsync(w, "k", World.Someone, World.Noon, Ct);
}
