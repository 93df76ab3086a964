namespace Swarm.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Target">What is owed; a dash for what is only told.</param>
public sealed record Row(string Measure, string Target, string P50, string P95, string Max, string Samples)
{
    public const string NoTarget = "–";

    public static Row Times(string measure, string target, Series milliseconds) => milliseconds.Count == 0
        ? NotMeasured(measure, target, "no sample")
        : new Row(measure, target, Show(milliseconds.Percentile(0.5)), Show(milliseconds.Percentile(0.95)), Show(milliseconds.Max), $"{milliseconds.Count}");

    public static Row Memory(string measure, string target, Series megabytes) =>
        new(measure, target, $"{megabytes.Percentile(0.5):0.0} MB", $"{megabytes.Percentile(0.95):0.0} MB", $"{megabytes.Max:0.0} MB", $"{megabytes.Count}");

    public static Row NotMeasured(string measure, string target, string reason) => new(measure, target, "not measured", "", "", reason);

    public override string ToString() => $"| {Measure} | {Target} | {P50} | {P95} | {Max} | {Samples} |";

    private static string Show(double milliseconds) => milliseconds < 10 ? $"{milliseconds:0.00} ms" : $"{milliseconds:0} ms";
}
