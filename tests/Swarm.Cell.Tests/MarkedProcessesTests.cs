using Swarm.Core.Policies;
using Swarm.Testing;

namespace Swarm.Cell.Tests;

public sealed class MarkedProcessesTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly ProcessMark _mark = new(Guid.NewGuid().ToString("N"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_of_a_node_are_ended_also_what_does_not_listen_or_dropped_the_mark()
    {
        NeedLinux();
        var (plain, stubborn, bare) = (Seconds(1), Seconds(2), Seconds(3));
        var run = RunAsync(_mark, $"sleep {plain} & env -i /bin/sleep {bare} & trap '' TERM; sleep {stubborn}; sleep {stubborn}");
        await CellBench.UntilAsync(() => CellBench.Lives(plain) && CellBench.Lives(stubborn) && CellBench.Lives(bare), "the processes did not start");

        var ended = await MarkedProcesses.EndAsync(_mark, TimeProvider.System, CellBench.Token);

        ended.Found.ShouldBeGreaterThanOrEqualTo(4);
        ended.Left.ShouldBe(0);
        foreach (var each in (string[])[plain, stubborn, bare]) CellBench.Lives(each).ShouldBeFalse(each);
        (await run).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_nodes_are_left_alone()
    {
        NeedLinux();
        var other = Seconds(4);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(CellBench.Token);
        var run = RunAsync(new ProcessMark("another"), $"sleep {other}", stop.Token);
        await CellBench.UntilAsync(() => CellBench.Lives(other), "the process did not start");

        (await MarkedProcesses.EndAsync(_mark, TimeProvider.System, CellBench.Token)).ShouldBe(new EndedProcesses(0, 0));

        CellBench.Lives(other).ShouldBeTrue();
        await stop.CancelAsync();
        (await run).End.ShouldBe(CellEnd.Cancelled);
    }

    private static void NeedLinux()
    {
        Real.Component(OperatingSystem.IsLinux(), "Linux", "processes are found through /proc");
        Real.Executable("setsid", "apt install util-linux");
    }

    private Task<CellExit> RunAsync(ProcessMark mark, string script, CancellationToken? ct = null) =>
        new OpenCell("this is a test.", TimeProvider.System, mark).RunAsync(
            new CellRequest { Command = _ => ["sh", "-c", script], WorkFolder = _folder.Path, TrustedProgram = true, WallTime = Long }, ct ?? CellBench.Token);

    // A length that no other sleep of this machine has.
    private static string Seconds(int number) => $"{300_000_000L + (Environment.ProcessId * 10L) + number}";
}
