using System.Diagnostics;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>Gives a parser many bad inputs and notes what it cannot take.</summary>
public static class Fuzzer
{
    /// <summary>Longest time for one input. A busy machine may stop us in the middle, so what was slow is tried again, and then only the processor's time counts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int MostFaults = 10;

    public static FuzzResult Run(FuzzTarget target, int seed, int inputs, CancellationToken ct)
    {
        var mutator = new Mutator(target.Seeds);
        var faults = new List<FuzzFault>();
        var longest = TimeSpan.Zero;
        var given = 0;
        for (; given < inputs && faults.Count < MostFaults; given++)
        {
            ct.ThrowIfCancellationRequested();
            var number = unchecked((seed * 1_000_003) + given);
            var input = mutator.Make(number);
            var began = Stopwatch.GetTimestamp();
            var reason = Reason(target, input);
            var took = Stopwatch.GetElapsedTime(began);
            if (took > longest) longest = took;
            if (took > Patience && reason is null) reason = SlowAgain(target, input);
            if (reason is not null) faults.Add(new FuzzFault(target.Name, number, input, reason));
        }

        return new FuzzResult(target.Name, given, longest, faults);
    }

    private static string? SlowAgain(FuzzTarget target, byte[] input)
    {
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 2; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            Reason(target, input);
            var took = Environment.CpuUsage.TotalTime - before;
            if (took < quickest) quickest = took;
        }

        return quickest > Patience ? $"took {quickest.TotalSeconds:0.0} s of the processor" : null;
    }

    // Whatever is thrown here is the finding.
    private static string? Reason(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message}\n{e.StackTrace}";
        }
    }
}
