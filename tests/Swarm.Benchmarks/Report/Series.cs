namespace Swarm.Benchmarks.Report;

/// <summary>Samples of one measure, all in one unit.</summary>
public sealed record Series(IReadOnlyList<double> Values)
{
    public int Count => Values.Count;

    public double Max => Values.Max();

    /// <summary>The smallest sample that at least this share of all samples does not exceed (nearest rank, no interpolation).</summary>
    /// <param name="share">From 0 to 1.</param>
    public double Percentile(double share)
    {
        var sorted = Values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
