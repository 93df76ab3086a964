using Swarm.Testing;

namespace Swarm.Cell.Tests;

public sealed class CellProbeTests
{
    [Fact]
    public async Task The_probe_says_what_is_so()
    {
        var report = await CellProbe.ProbeAsync(CellBench.Token);
        report.Explanation.ShouldContain("bubblewrap");
        var cell = await Cells.OpenAsync(TimeProvider.System, CellBench.Token);
        using var owner = cell as IDisposable;
        cell.IsConfined.ShouldBe(report.Usable);
    }

    [Fact]
    public async Task Here_the_whole_line_runs()
    {
        Real.Executable("bwrap", "apt install bubblewrap");
        var report = await CellProbe.ProbeAsync(CellBench.Token);
        report.Usable.ShouldBeTrue(report.Explanation);
    }
}
