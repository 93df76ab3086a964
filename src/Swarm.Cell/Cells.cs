using Swarm.Core.Policies;

namespace Swarm.Cell;

/// <summary>Opens the best cell this machine has.</summary>
public static class Cells
{
    /// <summary>
    /// A confined cell where one really works, else an open one whose refusals carry the reason. Dispose the cell when it is <see cref="IDisposable"/>.
    /// </summary>
    /// <param name="mark">Carried by what is started; null marks nothing.</param>
    /// <param name="scratch">An existing folder for the cells' temporary files; null takes the system's.</param>
    public static async Task<ICell> OpenAsync(TimeProvider time, CancellationToken ct, ProcessMark? mark = null, string? scratch = null)
    {
        var report = await CellProbe.ProbeAsync(ct);
        return report.Usable ? new BubblewrapCell(time, mark, scratch) : new OpenCell(report.Explanation, time, mark, scratch);
    }
}
