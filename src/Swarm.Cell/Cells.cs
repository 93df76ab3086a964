using Swarm.Core.Policies;

namespace Swarm.Cell;

/// <summary>Opens the best cell this machine has.</summary>
public static class Cells
{
    /// <summary>
    /// A confined cell where one really works, else an open one whose refusals carry the reason. Dispose the cell when it is <see cref="IDisposable"/>.
    /// </summary>
    public static async Task<ICell> OpenAsync(TimeProvider time, CancellationToken ct, ProcessMark? mark = null)
    {
        var report = await CellProbe.ProbeAsync(ct);
        return report.Usable ? new BubblewrapCell(time, mark) : new OpenCell(report.Explanation, time, mark);
    }
}
