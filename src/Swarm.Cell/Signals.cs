using System.Runtime.InteropServices;

namespace Swarm.Cell;

/// <summary>The two words that a process is ended with. A process or group that is gone already is no fault.</summary>
internal static class Signals
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    /// <summary>It may clear up: git removes its lock files.</summary>
    public static void AskToEnd(int process) => _ = Kill(process, SigTerm);

    public static void End(int process) => _ = Kill(process, SigKill);

    public static void EndGroup(int leader) => _ = Kill(-leader, SigKill);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
