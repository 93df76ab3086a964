using Swarm.Testing;

namespace Swarm.Bot.Tests.Deploy;

public sealed class UnitTests : IDisposable
{
    private static readonly ILookup<string, string> Settings = Deployed.Text("swarm.service").Split('\n')
        .Where(line => line.Contains('=') && !line.StartsWith('#'))
        .ToLookup(line => line[..line.IndexOf('=')], line => line[(line.IndexOf('=') + 1)..]);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Systemd_understands_every_line()
    {
        var (exit, said) = await Deployed.RunAsync([Analyze(), "verify", "--man=no", Unit()], Ct);

        exit.ShouldBe(0, said);
        said.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Systemd_calls_it_well_closed()
    {
        // Out of 100. What is left open is what the cell is made of, as the unit's comment says.
        var (exit, said) = await Deployed.RunAsync([Analyze(), "security", "--offline=true", "--no-pager", "--threshold=35", Unit()], Ct);

        exit.ShouldBe(0, said);
    }

    /// <summary>Each of these takes namespaces from bubblewrap, or masks a part of /proc so that a cell cannot have its own.</summary>
    [Theory]
    [InlineData("RestrictNamespaces")]
    [InlineData("ProtectProc")]
    [InlineData("ProcSubset")]
    [InlineData("ProtectKernelTunables")]
    [InlineData("ProtectKernelLogs")]
    [InlineData("ProtectHostname")]
    [InlineData("MemoryDenyWriteExecute")]
    public void What_would_stop_the_cell_is_not_set(string name) => Settings.Contains(name).ShouldBeFalse();

    [Theory]
    [InlineData("User", "swarm")]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("Delegate", "yes")]
    [InlineData("KillMode", "mixed")]
    [InlineData("TimeoutStopSec", "60")]
    [InlineData("UMask", "0077")]
    public void What_must_hold_is_set(string name, string value) => Settings[name].ShouldBe([value]);

    [Fact]
    public void Secrets_are_credentials_and_every_setting_is_one_that_the_server_reads()
    {
        var given = Settings["Environment"].Where(line => line.StartsWith("Swarm__", StringComparison.Ordinal)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        given.Keys.ShouldAllBe(name => Swarm.Bot.Settings.ServerTable.All.Any(key => key.Variable == name));
        Settings["LoadCredential"].Select(line => "%d/" + line.Split(':')[0]).ShouldBe(given.Values.Where(value => value.StartsWith('%')));
        given.Count(pair => pair.Value.StartsWith('%')).ShouldBe(3);
    }

    private static string Analyze() => Real.Executable("systemd-analyze", "apt-get install systemd");

    /// <summary>The unit with a program that exists here in the place of the one that is installed.</summary>
    private string Unit() => _folder.Write("swarm.service", Deployed.Text("swarm.service").Replace("ExecStart=/opt/swarm/swarm ", "ExecStart=/usr/bin/env ", StringComparison.Ordinal));
}
