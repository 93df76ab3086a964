using System.ComponentModel;
using System.Diagnostics;

namespace Swarm.Cell;

/// <summary>Ends a process that was started as the leader of its own group, with everything in the group and below it.</summary>
internal static class ProcessGroup
{
    public static void End(Process leader)
    {
        var tree = !leader.HasExited;
        if (tree) EndTree(leader);
        // Answers "no such group" when nothing is left, which is what is wanted.
        if (!OperatingSystem.IsWindows()) Signals.EndGroup(leader.Id);
    }

    private static void EndTree(Process leader)
    {
        try
        {
            leader.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It ended between the look and the blow.
        }
    }
}
