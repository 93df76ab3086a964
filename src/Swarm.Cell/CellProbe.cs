using System.Collections.Immutable;

namespace Swarm.Cell;

/// <summary>Finds out whether this machine can confine foreign code, by doing it.</summary>
public static class CellProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs <c>true</c> behind the full line. Never throws for what the machine lacks.</summary>
    public static async Task<CellReport> ProbeAsync(CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return new CellReport(false, "Agents and repository commands are confined by bubblewrap, which exists on Linux only. Run the bot on Linux or in a Linux virtual machine.");
        if (HostPrograms.Find() is not { } programs) return new CellReport(false, "bubblewrap is not installed. " + CellAdvice.Install("bubblewrap socat"));
        using var cell = new BubblewrapCell(TimeProvider.System);
        return await ProbeAsync(cell, programs, ct);
    }

    internal static async Task<CellReport> ProbeAsync(BubblewrapCell cell, HostPrograms programs, CancellationToken ct)
    {
        var work = Directory.CreateTempSubdirectory("swarm-probe-");
        try
        {
            var exit = await cell.RunAsync(new CellRequest { Command = _ => ["true"], WorkFolder = work.FullName, WallTime = Patience }, ct);
            ct.ThrowIfCancellationRequested();
            return exit.Succeeded ? new CellReport(true, Good(programs)) : new CellReport(false, Bad(exit));
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static string Good(HostPrograms programs)
    {
        ImmutableArray<string> missing = [.. Missing(programs)];
        return missing.IsEmpty ? "bubblewrap works; socat and prlimit are there." : "bubblewrap works. " + string.Join(' ', missing);
    }

    private static IEnumerable<string> Missing(HostPrograms programs)
    {
        if (programs.Socat is null) yield return "socat is missing, so agents that speak TCP (Claude Code) cannot run. " + CellAdvice.Install("socat");
        if (programs.Prlimit is null) yield return "prlimit is missing, so processes, files and memory of a cell are not limited. " + CellAdvice.Install("util-linux");
    }

    private static string Bad(CellExit exit)
    {
        var said = exit.ErrorTail.Trim();
        return exit.End == CellEnd.TimedOut
            ? $"bubblewrap did not answer within {Patience.TotalSeconds:0} s."
            : $"bubblewrap is installed but cannot make a cell: {exit.Refusal ?? said}. {NextStep(said)}";
    }

    private static string NextStep(string said)
    {
        if (said.Contains("nknown option", StringComparison.Ordinal)) return "Version 0.8 or later is needed.";
        if (said.Contains("/proc", StringComparison.Ordinal)) return "In a container, unmask /proc: with Docker security_opt systempaths=unconfined, on Kubernetes procMount: Unmasked with hostUsers: false.";
        return "Allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1 on Debian, an AppArmor profile for bwrap or "
            + "kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu 24.04, a seccomp profile that permits them in a container.";
    }
}
