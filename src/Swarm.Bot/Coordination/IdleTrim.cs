using System.Runtime;
using System.Runtime.InteropServices;

namespace Swarm.Bot.Coordination;

/// <summary>Gives memory back once the node has had nothing to do for a while: a bot waits most of its life, and others share its machine.</summary>
public sealed class IdleTrim(RunningJobs running, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        var idleness = new Idleness();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (idleness.Trims(running.Count, running.Begun, GC.GetTotalAllocatedBytes())) Trim();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private static void Trim()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        TrimNative();
    }

    /// <summary>SQLite, OpenSSL and the compiler took theirs from the C library, which keeps what they freed unless it is told. Only glibc can be told.</summary>
    private static void TrimNative()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var libc)) return;
        if (NativeLibrary.TryGetExport(libc, "malloc_trim", out var address)) Marshal.GetDelegateForFunctionPointer<MallocTrim>(address)(0);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallocTrim(nuint pad);
}
