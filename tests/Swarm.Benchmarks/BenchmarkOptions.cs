using System.Globalization;

namespace Swarm.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Kind">Which benchmark.</param>
public sealed record BenchmarkOptions(string Kind)
{
    public const string Usage = """
        Usage: Swarm.Benchmarks road [--samples N] [--only label|wait|memory|webhooks]
               Swarm.Benchmarks intake [--runs N] [--seconds N]
               Swarm.Benchmarks tracks [--idle N | --load N]
               Swarm.Benchmarks cell [--samples N]
        """;

    private static readonly string[] Kinds = ["road", "intake", "tracks", "cell"];
    private static readonly string[] Measures = ["label", "wait", "memory", "webhooks"];

    /// <summary>Samples wanted of each measure that is repeated; default 40.</summary>
    public int Samples { get; init; } = 40;

    /// <summary>The one measure to take; null takes all.</summary>
    public string? Only { get; init; }

    /// <summary>Alternating runs of each server; default 5.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Length of a run; default 10.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Open tracks with nothing to do; default 1000, 0 leaves the measure out.</summary>
    public int Idle { get; init; } = 1000;

    /// <summary>Tracks that run at once; default 100, 0 leaves the measure out.</summary>
    public int Load { get; init; } = 100;

    public bool Wants(string measure) => Only is null || Only == measure;

    /// <summary>Null when the arguments are not understood.</summary>
    public static BenchmarkOptions? Read(IReadOnlyList<string> args)
    {
        if (args.Count % 2 == 0 || !Kinds.Contains(args[0])) return null;
        var options = new BenchmarkOptions(args[0]);
        for (var i = 1; i < args.Count; i += 2)
        {
            if (options.With(args[i], args[i + 1]) is not { } with) return null;
            options = with;
        }

        return options;
    }

    private BenchmarkOptions? With(string name, string value)
    {
        if (name == "--only") return Kind == "road" && Measures.Contains(value) ? this with { Only = value } : null;
        if (!int.TryParse(value, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000) return null;
        return (Kind, name) switch
        {
            ("road" or "cell", "--samples") => this with { Samples = number },
            ("intake", "--runs") => this with { Runs = number },
            ("intake", "--seconds") => this with { Seconds = number },
            ("tracks", "--idle") => this with { Idle = number, Load = 0 },
            ("tracks", "--load") => this with { Load = number, Idle = 0 },
            _ => null,
        };
    }
}
