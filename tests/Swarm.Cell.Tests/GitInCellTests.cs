using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Cell.Tests;

public sealed class GitInCellTests : IDisposable
{
    private readonly CellBench _bench = new();
    private readonly string _git = Real.Executable("git", "apt install git");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_agent_commits_into_its_private_repository()
    {
        var request = Git("git log --format=%s && echo more >> file.txt && git add -A && git -c user.name=a -c user.email=a@b commit -qm second && git log --format=%s");
        (await _bench.OutputAsync(request)).Trim().Split('\n').ShouldBe(["first", "second", "first"]);
    }

    [Fact]
    public async Task The_dot_git_file_and_the_mirror_cannot_be_changed()
    {
        var output = await _bench.OutputAsync(Git("""
            echo x 2>/dev/null > .git || echo sealed
            rm -f .git 2>/dev/null || echo held
            mv .git other 2>/dev/null || echo stays
            touch /mirror/objects/x 2>/dev/null || echo mirrored
            """));
        output.Trim().Split('\n').ShouldBe(["sealed", "held", "stays", "mirrored"]);
        Directory.EnumerateFiles(_bench.Folder["mirror/objects"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Git_works_on_a_read_only_work_folder()
    {
        (await _bench.OutputAsync(Git("git status --porcelain; git log --format=%s; touch x 2>/dev/null || echo sealed") with { WorkReadOnly = true }))
            .Trim().Split('\n').ShouldBe(["first", "sealed"]);
    }

    private CellRequest Git(string script)
    {
        Prepare();
        return _bench.Shell(script) with { Git = new GitView(_bench.Folder["dotgit"], _bench.Folder["gitdir"], _bench.Folder["mirror/objects"]) };
    }

    private void Prepare()
    {
        _bench.Folder.Write("work/file.txt", "text\n");
        Run("init", "-q", "--bare", _bench.Folder["mirror"]);
        Run($"--git-dir={_bench.Folder["mirror"]}", $"--work-tree={_bench.Work}", "add", "-A");
        Run($"--git-dir={_bench.Folder["mirror"]}", $"--work-tree={_bench.Work}", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first");
        Run("init", "-q", "--bare", _bench.Folder["gitdir"]);
        Run($"--git-dir={_bench.Folder["gitdir"]}", "config", "core.bare", "false");
        Run($"--git-dir={_bench.Folder["gitdir"]}", "config", "core.worktree", "/repo");
        _bench.Folder.Write("gitdir/objects/info/alternates", "/mirror/objects\n");
        _bench.Folder.Write("gitdir/HEAD", Run($"--git-dir={_bench.Folder["mirror"]}", "rev-parse", "HEAD"));
        File.Copy(_bench.Folder["mirror/index"], _bench.Folder["gitdir/index"]);
        _bench.Folder.Write("dotgit", "gitdir: /gitdir\n");
    }

    private string Run(params string[] arguments)
    {
        var info = new ProcessStartInfo(_git, arguments) { RedirectStandardOutput = true, WorkingDirectory = _bench.Folder.Path };
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
