using System.Runtime.InteropServices;

namespace Swarm.Cell;

/// <summary>Finds out whether this machine can confine foreign code, by doing it.</summary>
public static class CellProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs <c>true</c> behind the full line. Never throws for what the machine lacks.</summary>
    public static async Task<CellReport> ProbeAsync(CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return new CellReport(false, "Agents and repository commands are confined by bubblewrap, which exists on Linux only.", "Run the bot on Linux or in a Linux virtual machine.");
        if (Processor.OfThisMachine is null) return new CellReport(false, $"No filter of system calls is known for {RuntimeInformation.OSArchitecture} processors.", "Run the bot on an x86-64 or 64-bit ARM machine.");
        if (HostPrograms.Find() is null) return new CellReport(false, "bubblewrap is not installed.", CellAdvice.Install("bubblewrap")) { Missing = [.. Missing()] };
        using var cell = new BubblewrapCell(TimeProvider.System);
        return await ProbeAsync(cell, ct);
    }

    internal static async Task<CellReport> ProbeAsync(BubblewrapCell cell, CancellationToken ct)
    {
        var work = Directory.CreateTempSubdirectory("swarm-probe-");
        try
        {
            var exit = await cell.RunAsync(new CellRequest { Command = _ => ["true"], WorkFolder = work.FullName, WallTime = Patience }, ct);
            ct.ThrowIfCancellationRequested();
            var report = exit.Succeeded ? new CellReport(true, "bubblewrap made a cell and ran a program in it.", null) : Bad(exit);
            return report with { Missing = [.. Missing()] };
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static IEnumerable<MissingProgram> Missing()
    {
        if (HostPrograms.Visible("socat") is null) yield return new MissingProgram("socat", "agents that speak TCP (Claude Code) cannot run", CellAdvice.Install("socat"));
        if (HostPrograms.Visible("prlimit") is null) yield return new MissingProgram("prlimit", "processes, files and memory of a cell are not limited", CellAdvice.Install("util-linux"));
    }

    private static CellReport Bad(CellExit exit)
    {
        if (exit.End == CellEnd.TimedOut) return new CellReport(false, $"bubblewrap did not answer within {Patience.TotalSeconds:0} s.", "Look at what keeps this machine busy, and try again.");
        var said = exit.Refusal ?? exit.ErrorTail.Trim();
        return new CellReport(false, $"bubblewrap is installed but cannot make a cell: {said.TrimEnd('.')}.", CellAdvice.Unlock(said, HostKernel.Read()));
    }
}
