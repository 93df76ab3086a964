using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Agents.Gateway;
using Swarm.Agents.Scripted;
using Swarm.Bot.Demo.Script;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Demo;

/// <summary>The scripted agent does sessions of the demo through the real gateway, behind which the demo's model stands.</summary>
public sealed class DemoSessionTests
{
    private const string Key = "held-by-the-gateway";
    private const decimal LimitUsd = 1.50m;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_call_over_the_limit_is_refused_and_the_work_is_done_without_it()
    {
        using var folder = await RepositoryAsync();
        await using var model = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);

        var report = await WorkAsync(folder, model, DemoBriefs.Attempt("T05"));

        report.ShouldContain("status 402");
        report.ShouldContain("the track's limit");
        model.Calls.ShouldBe(1);
        var export = await CommandRun.OfAsync("test.sh", folder["work"], Ct);
        export.Passed.ShouldBeTrue(export.Output);
        File.Exists(folder["work/src/report/csv.sh"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("T01")]
    [InlineData("T02")]
    [InlineData("T04")]
    [InlineData("T06")]
    public async Task A_session_leaves_the_files_that_its_script_says(string task)
    {
        using var folder = await RepositoryAsync();
        await using var model = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);
        var brief = DemoBriefs.Final(task);

        await WorkAsync(folder, model, brief);

        var expected = (await DemoTree.BaseAsync(Ct)).After(DemoModel.Reply(brief));
        foreach (var (path, text) in expected.Files) (await File.ReadAllTextAsync(folder["work/" + path], Ct)).ShouldBe(text, path);
    }

    private static async Task<TemporaryFolder> RepositoryAsync()
    {
        var folder = new TemporaryFolder();
        foreach (var (path, text) in (await DemoTree.BaseAsync(Ct)).Files) folder.Write("work/" + path, text);
        return folder;
    }

    /// <summary>Runs one session to its end and returns its report.</summary>
    private static async Task<string> WorkAsync(TemporaryFolder folder, DemoModelServer model, string brief)
    {
        var ledger = new GatewayLedger(
            (call, _) => ValueTask.FromResult(call.ReservedUsd <= LimitUsd ? new ReservationVerdict(true, null) : new ReservationVerdict(false, "It would pass the track's limit.")),
            (_, _) => ValueTask.CompletedTask);
        var options = new GatewayOptions { AnthropicUpstream = model.Address, ApiKey = Key };
        await using var gateway = new ModelGateway(options, ledger, TimeProvider.System, NullLogger<ModelGateway>.Instance);
        await using var seat = await gateway.OpenSeatAsync("demo", Ct);
        var socket = Path.Combine(seat.Folder, "gateway.sock");
        string[] line = ["--brief", folder.Write("brief.md", brief), "--report", folder["report.md"], "--socket", socket, "--work", folder["work"]];

        using var output = new StringWriter();
        (await ScriptedAgent.RunAsync(line, output, Ct)).ShouldBe(0, output.ToString());
        output.ToString().ShouldNotContain(Key);
        return await File.ReadAllTextAsync(folder["report.md"], Ct);
    }
}
