using System.Globalization;

namespace Swarm.Benchmarks.Fuzz;

/// <summary><c>fuzz --inputs N [--seed N] [--http N]</c>: spreads the inputs over all parsers and reports what they could not take.</summary>
public static class FuzzProgram
{
    public const string Usage = "       Swarm.Benchmarks fuzz [--inputs N] [--seed N] [--http N]";

    /// <returns>0 where nothing was found, 1 where something was, 2 where the arguments are not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, CancellationToken ct)
    {
        var numbers = new Dictionary<string, int> { ["--inputs"] = 1_000_000, ["--seed"] = 1, ["--http"] = 0 };
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!numbers.ContainsKey(args[i]) || i + 1 == args.Count || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return 2;
            numbers[args[i]] = number;
        }

        var found = await ParsersAsync(numbers["--seed"], numbers["--inputs"], output, ct);
        if (numbers["--http"] > 0) found += await HttpFuzz.RunAsync(numbers["--seed"], numbers["--http"], output, ct);
        return found == 0 ? 0 : 1;
    }

    private static async Task<int> ParsersAsync(int seed, int inputs, TextWriter output, CancellationToken ct)
    {
        var each = (inputs + FuzzTargets.All.Count - 1) / FuzzTargets.All.Count;
        var found = 0;
        var total = 0;
        await output.WriteLineAsync($"seed {seed}\n\n| parser | inputs | longest | faults |\n|---|---|---|---|");
        foreach (var target in FuzzTargets.All)
        {
            var result = Fuzzer.Run(target, seed, each, ct);
            total += result.Inputs;
            found += result.Faults.Count;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {result.Target} | {result.Inputs} | {result.Longest.TotalMilliseconds:0} ms | {result.Faults.Count} |"));
            foreach (var fault in result.Faults.Take(3)) await output.WriteLineAsync($"\n{fault.Target}, input {fault.Number} ({fault.Input.Length} bytes): {fault.Reason}\n{Convert.ToBase64String(fault.Input.AsSpan(0, Math.Min(fault.Input.Length, 2_000)))}\n");
        }

        await output.WriteLineAsync($"\n{total} inputs, {found} faults.");
        return found;
    }
}
