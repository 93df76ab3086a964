using System.Globalization;

namespace Swarm.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Samples">Samples wanted of each measure that is repeated; default 40.</param>
/// <param name="Only">The one measure to take; null takes all.</param>
public sealed record BenchmarkOptions(int Samples, string? Only)
{
    public const string Usage = "Usage: Swarm.Benchmarks road [--samples N] [--only label|wait|memory|webhooks]";

    private static readonly string[] Measures = ["label", "wait", "memory", "webhooks"];

    public bool Wants(string measure) => Only is null || Only == measure;

    /// <summary>Null when the arguments are not understood.</summary>
    public static BenchmarkOptions? Read(IReadOnlyList<string> args)
    {
        if (args is not ["road", ..]) return null;
        var rest = args.Skip(1).ToList();
        var options = new BenchmarkOptions(40, null);
        for (var i = 0; i < rest.Count; i += 2)
        {
            var value = i + 1 < rest.Count ? rest[i + 1] : "";
            if (rest[i] == "--samples" && int.TryParse(value, CultureInfo.InvariantCulture, out var samples) && samples is >= 1 and <= 1_000) options = options with { Samples = samples };
            else if (rest[i] == "--only" && Measures.Contains(value)) options = options with { Only = value };
            else return null;
        }

        return options;
    }
}
