using Swarm.Testing;

namespace Swarm.Cell.Tests;

public sealed class OpenCellTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OpenCell _cell = new("bubblewrap is not installed. Debian or Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap.", TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_refuses_what_is_not_ours_and_names_the_way_out()
    {
        var exit = await _cell.RunAsync(Request("touch", "made") with { TrustedProgram = false }, CellBench.Token);
        exit.End.ShouldBe(CellEnd.Refused);
        exit.Refusal.ShouldNotBeNull().ShouldContain("apt install bubblewrap");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_runs_a_trusted_program_with_an_emptied_environment()
    {
        Real.Component(!OperatingSystem.IsWindows(), "a Unix system", "run on Linux or macOS");
        var lines = new List<string>();
        var exit = await _cell.RunAsync(Request("env") with { OnOutput = lines.Add }, CellBench.Token);
        exit.Succeeded.ShouldBeTrue(exit.ErrorTail);
        lines.Select(line => line.Split('=')[0]).ShouldBe(["HOME", "LANG", "PATH", "TERM", "TMPDIR"], ignoreOrder: true);
        var home = lines.Single(line => line.StartsWith("HOME=", StringComparison.Ordinal))["HOME=".Length..];
        home.ShouldNotBe(Environment.GetEnvironmentVariable("HOME"));
        Directory.Exists(home).ShouldBeFalse();
    }

    [Fact]
    public async Task The_wall_clock_ends_the_whole_group()
    {
        Real.Executable("setsid", "apt install util-linux");
        var mark = (200_000_000 + Environment.ProcessId).ToString();
        var exit = await _cell.RunAsync(Request("sh", "-c", $"sleep {mark} & sleep {mark}") with { WallTime = TimeSpan.FromSeconds(1) }, CellBench.Token);
        exit.End.ShouldBe(CellEnd.TimedOut);
        await CellBench.UntilAsync(() => !CellBench.Lives(mark), "a child outlived the run");
    }

    [Fact]
    public async Task Paths_are_those_of_the_host()
    {
        Real.Component(!OperatingSystem.IsWindows(), "a Unix system", "run on Linux or macOS");
        var request = Request() with
        {
            Mounts = [new ReadOnlyMount(_folder.Path, "/opt/tools")],
            Command = paths => ["printf", "%s\n", paths.Work, paths.Inside(_folder["tool"]), paths.RelayUrl ?? "no relay"],
        };
        (await _cell.RunAsync(request, CellBench.Token)).OutputTail.Trim().Split('\n').ShouldBe([_folder.Path, _folder["tool"], "no relay"]);
    }

    private CellRequest Request(params string[] command) => new()
    {
        Command = _ => command,
        WorkFolder = _folder.Path,
        TrustedProgram = true,
        WallTime = TimeSpan.FromSeconds(60),
    };
}
