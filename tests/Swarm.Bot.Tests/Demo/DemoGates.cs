using System.Collections.Immutable;
using Swarm.Analysis;
using Swarm.Core.Gates;

namespace Swarm.Bot.Tests.Demo;

/// <summary>Measures a tree with the product's gates and the repository's own commands.</summary>
internal static class DemoGates
{
    public static ImmutableArray<ChangedFile> Changes(DemoTree older, DemoTree newer) =>
        [.. newer.ChangedSince(older).Select(path => new ChangedFile(path, older.Files.ContainsKey(path) ? ChangeKind.Modified : ChangeKind.Added))];

    public static async Task<Evidence> MeasureAsync(string commit, DemoTree older, DemoTree newer, IReadOnlyCollection<string> touches, CancellationToken ct)
    {
        ImmutableArray<AddedLine> lines = [.. newer.ChangedSince(older).SelectMany(path => newer.Files[path].Split('\n').Select((text, index) => new AddedLine(path, index + 1, text)))];
        return new Evidence(commit,
        [
            ScopeGate.Measure(touches, [], Changes(older, newer), []),
            PlaceholderScan.Measure(lines),
            SecretScan.Measure(lines, []),
            await CommandAsync(GateIds.Build, "build.sh", newer, ct),
            await CommandAsync(GateIds.Tests, "test.sh", newer, ct),
        ]);
    }

    private static async Task<GateResult> CommandAsync(string gate, string script, DemoTree tree, CancellationToken ct)
    {
        var run = await tree.RunAsync(script, ct);
        return CommandOutput.Read(gate, $"sh {script}", run.ExitCode, run.Output);
    }
}
