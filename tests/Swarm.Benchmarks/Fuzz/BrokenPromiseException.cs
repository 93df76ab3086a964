namespace Swarm.Benchmarks.Fuzz;

/// <summary>A parser gave what it promises not to give.</summary>
public sealed class BrokenPromiseException(string promise) : Exception(promise)
{
    public static void Unless(bool kept, string promise)
    {
        if (!kept) throw new BrokenPromiseException(promise);
    }
}
