using System.Collections.Immutable;

namespace Swarm.Cell.Tests;

public sealed class ConfinementTests : IDisposable
{
    private readonly CellBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_work_folder_is_writable_and_the_rest_of_the_system_is_not()
    {
        var output = await _bench.OutputAsync(_bench.Shell("echo made > made.txt; for f in / /usr /etc /opt /run /dev; do touch $f/x 2>/dev/null && echo wrote $f; done; touch /tmp/x $HOME/x && echo scratch; pwd"));
        output.Trim().Split('\n').ShouldBe(["scratch", "/repo"]);
        File.ReadAllText(Path.Combine(_bench.Work, "made.txt")).ShouldBe("made\n");
    }

    [Fact]
    public async Task A_read_only_work_folder_cannot_be_written()
    {
        var exit = await _bench.Cell.RunAsync(_bench.Request("touch", "x") with { WorkReadOnly = true }, CellBench.Token);
        exit.ExitCode.ShouldBe(1);
        Directory.EnumerateFileSystemEntries(_bench.Work).ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_of_the_host_are_not_there()
    {
        var secret = _bench.Folder.Write("secret.txt", "key");
        var exit = await _bench.Cell.RunAsync(_bench.Request("cat", secret), CellBench.Token);
        exit.ExitCode.ShouldBe(1);
        exit.ErrorTail.ShouldContain("No such file");
        (await _bench.OutputAsync(_bench.Shell("for f in /root /var /mnt /srv /etc/shadow /etc/resolv.conf; do test -e $f && echo $f; done; true"))).ShouldBeEmpty();
        (await _bench.OutputAsync(_bench.Request("cat", "/etc/passwd"))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task There_is_no_network_but_its_own_loopback()
    {
        var interfaces = await _bench.OutputAsync(_bench.Shell("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '"));
        interfaces.Trim().ShouldBe("lo");
    }

    [Fact]
    public async Task The_environment_is_exactly_what_was_given()
    {
        var request = _bench.Request("env") with { Environment = paths => new Dictionary<string, string> { ["GIVEN"] = paths.Work } };
        var names = (await _bench.OutputAsync(request)).Trim().Split('\n').Select(line => line.Split('=')[0]);
        names.ShouldBe(["GIVEN", "HOME", "LANG", "PATH", "TERM", "TMPDIR"], ignoreOrder: true);
    }

    [Fact]
    public async Task Its_user_is_never_root()
    {
        (await _bench.OutputAsync(_bench.Request("id", "-u"))).Trim().ShouldNotBe("0");
    }

    [Fact]
    public async Task It_sees_only_its_own_processes()
    {
        var processes = await _bench.OutputAsync(_bench.Shell("ls /proc | grep -c '^[0-9]'"));
        int.Parse(processes).ShouldBeLessThan(8);
    }

    [Fact]
    public async Task A_mount_is_shown_read_only_under_its_inside_name()
    {
        var program = _bench.Folder.Write("tools/hello", "hello");
        var request = _bench.Request() with
        {
            Mounts = [new ReadOnlyMount(_bench.Folder["tools"], "/opt/tools")],
            Command = paths => ["sh", "-c", "cat \"$1\"; touch \"$1\" 2>/dev/null || echo ' sealed'", "sh", paths.Inside(program)],
        };
        (await _bench.OutputAsync(request)).Trim().ShouldBe("hello sealed");
    }

    [Theory]
    [InlineData("/repo")]
    [InlineData("/opt/../etc")]
    public async Task A_mount_that_would_cover_the_cells_own_folders_is_misuse(string inside)
    {
        var request = _bench.Request("true") with { Mounts = [new ReadOnlyMount(_bench.Work, inside)] };
        await Should.ThrowAsync<ArgumentException>(() => _bench.Cell.RunAsync(request, CellBench.Token));
    }

    [Fact]
    public async Task A_dotnet_program_runs_inside()
    {
        DotnetRoot.Host.ShouldNotBeNull();
        (await _bench.OutputAsync(_bench.Request("dotnet", "--list-runtimes"))).ShouldContain("Microsoft.NETCore.App 10.");
        var program = typeof(ConfinementTests).Assembly.Location;
        ImmutableArray<ReadOnlyMount> mounts = [new ReadOnlyMount(Path.GetDirectoryName(program)!, "/opt/program")];
        var request = _bench.Request() with { Mounts = mounts, Command = paths => ["dotnet", paths.Inside(program), "-list", "classes"] };
        (await _bench.OutputAsync(request)).ShouldContain(nameof(ConfinementTests));
    }

    [Fact]
    public async Task A_dotnet_project_builds_and_runs_inside()
    {
        _bench.Folder.Write("work/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        _bench.Folder.Write("work/Program.cs", "System.Console.WriteLine(\"built inside\");");
        var build = _bench.Request("dotnet", "run") with
        {
            Environment = _ => new Dictionary<string, string> { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
            WallTime = TimeSpan.FromMinutes(4),
        };
        (await _bench.OutputAsync(build)).ShouldContain("built inside");
    }

    [Fact]
    public async Task The_relay_reaches_the_gateways_socket()
    {
        Swarm.Testing.Real.Executable("socat", "apt install socat");
        Swarm.Testing.Real.Executable("curl", "apt install curl");
        using var gateway = new OneLineGateway(Directory.CreateDirectory(_bench.Folder["gw"]).FullName);
        var request = _bench.Request() with
        {
            GatewayFolder = _bench.Folder["gw"],
            Relay = true,
            Command = paths => ["curl", "-sS", "--max-time", "10", paths.RelayUrl + "/hello"],
        };
        (await _bench.OutputAsync(request)).ShouldBe("GET /hello HTTP/1.1");
    }
}
