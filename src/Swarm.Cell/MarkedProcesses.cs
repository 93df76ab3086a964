using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Cell;

/// <summary>
/// Ends what a node's earlier life left running: every process that carries the node's mark, and everything in the session
/// of one that leads its own. Needs Linux; elsewhere nothing is found.
/// </summary>
public static class MarkedProcesses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks them to end, which lets git remove its locks, and ends after two seconds whatever is left. Call it before this life starts any.</summary>
    public static async Task<EndedProcesses> EndAsync(ProcessMark mark, TimeProvider time, CancellationToken ct)
    {
        var found = Find(mark);
        if (found.IsEmpty) return new EndedProcesses(0, 0);
        foreach (var process in found.Where(process => process.Lives)) Signals.AskToEnd(process.Id);
        await UntilGoneAsync(mark, Patience, time, ct);
        var began = time.GetTimestamp();
        ImmutableArray<HostProcess> left;
        // Again and again: one may have started another between the look and the blow.
        while (!(left = Find(mark)).IsEmpty && time.GetElapsedTime(began) < LongestWait)
        {
            foreach (var process in left.Where(process => process.Lives)) Signals.End(process.Id);
            await Task.Delay(Glance, time, ct);
        }

        return new EndedProcesses(found.Length, left.Length);
    }

    private static async Task UntilGoneAsync(ProcessMark mark, TimeSpan longest, TimeProvider time, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < longest && !Find(mark).IsEmpty) await Task.Delay(Glance, time, ct);
    }

    private static ImmutableArray<HostProcess> Find(ProcessMark mark)
    {
        var all = HostProcess.All().Where(process => process.Id != Environment.ProcessId).ToList();
        var marked = all.Where(process => process.Carries(mark.Entry)).ToList();
        var sessions = marked.Where(process => process.Session == process.Id).Select(process => process.Session).ToHashSet();
        return [.. all.Where(process => sessions.Contains(process.Session)).Union(marked)];
    }
}
