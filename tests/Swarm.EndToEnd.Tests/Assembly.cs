using System.Runtime.CompilerServices;

[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Swarm.EndToEnd.Tests;

internal static class Assembly
{
    /// <summary>Held model calls block a thread each; nothing else shall wait for the pool to grow.</summary>
    [ModuleInitializer]
    internal static void GrowThreadPool() => ThreadPool.SetMinThreads(48, 48);
}
