using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Swarm.Core.Documents;

namespace Swarm.Core.Gates;

/// <summary>Turns a command's exit code and output into a verdict with places.</summary>
public static partial class CommandOutput
{
    private const int MostAnnotations = 20;
    private const int LongestText = 500;

    public static GateResult Read(string gate, string command, int exitCode, string output)
    {
        if (exitCode == 0) return GateResult.Pass(gate, $"`{command}` ended with 0.");
        var places = Places(output);
        var first = places.IsEmpty ? MarkdownText.Cut(LastLine(output), LongestText) : $"{places[0].Path}:{places[0].Line}: {places[0].Message}";
        return GateResult.Fail(gate, $"`{command}` ended with {exitCode}. {first}", places);
    }

    /// <summary>Lines of the forms <c>path:12: text</c>, <c>path:12:5: text</c> and <c>path(12,5): text</c>, as compilers and test runners print them.</summary>
    public static ImmutableArray<GateAnnotation> Places(string output) =>
        [.. Line().Matches(output)
            .Select(match => new GateAnnotation(
                Path(match.Groups["path"].Value),
                int.TryParse(match.Groups["line"].Value, out var line) ? Math.Max(1, line) : 1,
                MarkdownText.Cut(match.Groups["text"].Value.Trim(), LongestText)))
            .Distinct()
            .Take(MostAnnotations)];

    private static string Path(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static string LastLine(string output) =>
        output.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "It printed nothing.";

    [GeneratedRegex(@"^[ \t]*(?<path>[\w./+-]+\.\w+)(?::(?: line )?(?<line>\d+)(?::\d+)?|\((?<line>\d+)(?:,\d+)?\)):[ \t]*(?<text>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
