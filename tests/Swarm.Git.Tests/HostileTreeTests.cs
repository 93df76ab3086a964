using System.Diagnostics;
using Swarm.Core.Gates;
using Swarm.Testing;

namespace Swarm.Git.Tests;

/// <summary>Each tree here tries to have a program run, a file outside read, or the worker wait for ever.</summary>
public sealed class HostileTreeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_in_the_private_git_directory_runs_or_steers()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        var trap = Trap(world);
        Poison(w.PrivateGitDir, trap, "/etc");
        World.Write(Path.Combine(w.Tree, ".gitattributes"), "* filter=x diff=x merge=x\n");
        World.Write(Path.Combine(w.Tree, "a.txt"), "2\n");

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        Sprung(world).ShouldBeFalse();
        taken.Changes.Select(c => c.Path).ShouldBe([".gitattributes", "a.txt"]);
        (await mirror.ReadTextAsync(taken.Commit!, "a.txt", 10, Ct)).ShouldBe("2\n");
        await mirror.PatchAsync(w.Commit, taken.Commit!, 1000, Ct);
        Sprung(world).ShouldBeFalse();
    }

    [Fact]
    public async Task The_trap_of_these_tests_springs_for_a_careless_git()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (_, w) = await WorkspaceTests.StartAsync(world);
        await EmbedAsync(world, Path.Combine(w.Tree, "sub"));
        await World.CarelessGitAsync(Path.Combine(w.Tree, "sub"), "status");
        Sprung(world).ShouldBeTrue();
    }

    [Fact]
    public async Task An_embedded_repository_runs_nothing_and_becomes_plain_files()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        await EmbedAsync(world, Path.Combine(w.Tree, "deep/sub"));

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        Sprung(world).ShouldBeFalse();
        taken.Changes.ShouldBe([new ChangedFile("deep/sub/inner.txt", ChangeKind.Added, "100644", 1)]);
        taken.Suspicious.ShouldHaveSingleItem().ShouldStartWith("deep/sub/.git: an embedded repository");
    }

    [Fact]
    public async Task A_repository_where_the_base_has_a_submodule_runs_nothing_and_loses_nothing()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        await AddSubmoduleLinkAsync(world, "sub");
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        await EmbedAsync(world, Path.Combine(w.Tree, "sub"));
        World.Write(Path.Combine(w.Tree, ".gitmodules"), "[submodule \"sub\"]\n\tpath = sub\n\turl = x\n\tignore = none\n");

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        Sprung(world).ShouldBeFalse();
        taken.Changes.Select(c => c.Path).ShouldBe([".gitmodules", "sub", "sub/inner.txt"]);
        taken.Suspicious.ShouldHaveSingleItem().ShouldStartWith("sub/.git:");
    }

    [Fact]
    public async Task A_repository_in_an_ignored_folder_is_left_alone()
    {
        using var world = await World.WithAsync((".gitignore", "vendor/\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        await EmbedAsync(world, Path.Combine(w.Tree, "vendor/sub"));

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        Sprung(world).ShouldBeFalse();
        taken.Suspicious.ShouldBeEmpty();
        Directory.Exists(Path.Combine(w.Tree, "vendor/sub/.git")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("dangling link")]
    public async Task A_git_entry_at_the_root_is_set_aside(string shape)
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        await EmbedAsync(world, world["outside"]);
        var entry = Path.Combine(w.Tree, ".git");
        if (shape == "folder") Directory.Move(world["outside/.git"], entry);
        if (shape == "file") File.WriteAllText(entry, $"gitdir: {world["outside/.git"]}\n");
        if (shape == "link") File.CreateSymbolicLink(entry, world["outside/.git"]);
        if (shape == "dangling link") File.CreateSymbolicLink(entry, "nowhere");
        World.Write(Path.Combine(w.Tree, "a.txt"), "2\n");

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        Sprung(world).ShouldBeFalse();
        taken.Commit.ShouldNotBeNull();
        taken.Suspicious.ShouldHaveSingleItem().ShouldStartWith(".git: an embedded repository");
        if (shape != "folder") Directory.Exists(world["outside/.git"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Links_that_leave_the_tree_are_reported_and_never_followed()
    {
        using var world = await World.WithAsync(("dir/a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        World.Write(world["secret/key"], "the key\n");
        File.CreateSymbolicLink(Path.Combine(w.Tree, "abs"), world["secret"]);
        File.CreateSymbolicLink(Path.Combine(w.Tree, "dir/up"), "../../x");
        File.CreateSymbolicLink(Path.Combine(w.Tree, "dir/fine"), "../dir/a.txt");

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        taken.Suspicious.Select(s => s.Split(':')[0]).ShouldBe(["abs", "dir/up"]);
        taken.Changes.Select(c => (c.Path, c.Mode)).ShouldBe([("abs", "120000"), ("dir/fine", "120000"), ("dir/up", "120000")]);
    }

    [Theory]
    [InlineData("plain", "plain: a FIFO")]
    [InlineData(".gitignore", ".gitignore: a FIFO")]
    [InlineData("dir/.gitattributes", "dir/.gitattributes: a FIFO")]
    [InlineData("a.txt", "a.txt: a FIFO")]
    public async Task A_fifo_stops_nobody(string name, string report)
    {
        var mkfifo = Real.Executable("mkfifo", "apt-get install coreutils");
        using var world = await World.WithAsync(("a.txt", "1\n"), ("dir/b.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        File.Delete(Path.Combine(w.Tree, name));
        await RunAsync(mkfifo, Path.Combine(w.Tree, name));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var taken = await mirror.TakeInAsync(w, w.Commit, "T01", World.Someone, World.Noon, patience.Token);

        taken.Suspicious.ShouldHaveSingleItem().ShouldStartWith(report);
    }

    [Fact]
    public async Task A_name_that_git_refuses_is_reported_and_the_rest_is_taken_in()
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        World.Write(Path.Combine(w.Tree, "GIT~1/config"), "x\n");
        World.Write(Path.Combine(w.Tree, "good.txt"), "x\n");

        var taken = await WorkspaceTests.TakeInAsync(mirror, w);

        taken.Changes.Select(c => c.Path).ShouldBe(["good.txt"]);
        taken.Suspicious.ShouldHaveSingleItem().ShouldContain("GIT~1");
        (await Should.ThrowAsync<GitException>(() => mirror.RemoveWorkspaceAsync(w, Ct))).Message.ShouldContain("stays where it is");
        File.Exists(Path.Combine(w.Tree, "good.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_whose_name_is_no_text_is_not_taken_in()
    {
        var shell = Real.Executable("sh", "any POSIX system");
        using var world = await World.WithAsync(("a.txt", "1\n"));
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        await RunAsync(shell, "-c", "mkdir \"$1/$(printf '\\377')\"", "sh", w.Tree);
        var taken = await WorkspaceTests.TakeInAsync(mirror, w);
        taken.Commit.ShouldBeNull();
        taken.Suspicious.ShouldHaveSingleItem().ShouldContain("not UTF-8");
        await RunAsync(shell, "-c", "rm -r \"$1\"/*", "sh", w.Tree);
    }

    [Theory]
    [InlineData("[filter \"x\"\n")]
    [InlineData("[submodule \"../../x\"]\n\tpath = -u/x\n\turl = ext::sh -c true\n\tupdate = !touch x\n")]
    public async Task A_strange_gitmodules_file_breaks_nothing(string text)
    {
        using var world = await World.WithAsync(("a.txt", "1\n"));
        await AddSubmoduleLinkAsync(world, "sub");
        var (mirror, w) = await WorkspaceTests.StartAsync(world);
        World.Write(Path.Combine(w.Tree, ".gitmodules"), text);
        var taken = await WorkspaceTests.TakeInAsync(mirror, w);
        (taken.Commit is not null || taken.Suspicious.Length > 0).ShouldBeTrue();
    }

    private static string Trap(World world)
    {
        World.Program(world["trap"], $"touch '{world["sprung"]}'\ncat");
        return world["trap"];
    }

    private static bool Sprung(World world) => File.Exists(world["sprung"]);

    private static void Poison(string gitDir, string trap, string workTree)
    {
        File.AppendAllText(Path.Combine(gitDir, "config"),
            $"[core]\n\tfsmonitor = {trap}\n\thooksPath = {gitDir}/hooks\n\tworktree = {workTree}\n\tpager = {trap}\n\tsshCommand = {trap}\n"
            + $"[filter \"x\"]\n\tclean = {trap}\n\tsmudge = {trap}\n\trequired = true\n[diff \"x\"]\n\tcommand = {trap}\n\ttextconv = {trap}\n[merge \"x\"]\n\tdriver = {trap}\n");
        foreach (var hook in (string[])["post-index-change", "pre-commit", "post-checkout", "reference-transaction"])
            World.Program(Path.Combine(gitDir, "hooks", hook), $"exec {trap} </dev/null");
    }

    private static async Task EmbedAsync(World world, string folder)
    {
        World.Write(Path.Combine(folder, "inner.txt"), "1\n");
        (await World.CarelessGitAsync(folder, "init", "--quiet")).ShouldBe(0);
        (await World.CarelessGitAsync(folder, "add", "-A")).ShouldBe(0);
        (await World.CarelessGitAsync(folder, "commit", "--quiet", "-m", "x")).ShouldBe(0);
        Poison(Path.Combine(folder, ".git"), Trap(world), folder);
        World.Write(Path.Combine(folder, "inner.txt"), "2\n");
    }

    private static async Task AddSubmoduleLinkAsync(World world, string path)
    {
        var tip = (await world.TipAsync("refs/heads/main"))!;
        await world.RemoteGitAsync(world.RemoteFolder, "read-tree", tip);
        await world.RemoteGitAsync(world.RemoteFolder, "update-index", "--add", "--cacheinfo", $"160000,{tip},{path}");
        var tree = await world.RemoteGitAsync(world.RemoteFolder, "write-tree");
        var commit = await world.RemoteGitAsync(world.RemoteFolder, "commit-tree", tree, "-p", tip, "-m", "a submodule");
        await world.RemoteGitAsync(world.RemoteFolder, "update-ref", "refs/heads/main", commit);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0);
    }
}
