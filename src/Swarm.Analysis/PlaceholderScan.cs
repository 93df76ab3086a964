using Swarm.Core.Gates;

namespace Swarm.Analysis;

/// <summary>Looks for unfinished work in what a change adds.</summary>
public static class PlaceholderScan
{
    private const string Gate = "placeholders";

    private static readonly HashSet<string> ProseExtensions = new(StringComparer.OrdinalIgnoreCase) { ".md", ".markdown", ".mdx", ".txt", ".rst", ".adoc" };

    /// <summary>
    /// The gate <c>placeholders</c>: markers (TODO, FIXME, XXX, HACK), members and functions that only say they are not implemented,
    /// commented stubs, filler text, and in texts for people the unfilled fields of templates. Only added lines count.
    /// Left out on purpose: a marker on a line that names an issue (<c>#12</c>, <c>ABC-12</c>, an address that ends in a number),
    /// marker words in code that stand neither in a comment or string nor before a colon or parenthesis, and code spans in prose.
    /// No folder is left out: tests and fixtures count like everything else. Fenced code in prose cannot be told from single lines and counts.
    /// </summary>
    public static GateResult Measure(IEnumerable<AddedLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var count = 0;
        var found = new List<GateAnnotation>();
        foreach (var line in lines)
        {
            count++;
            if (Find(line) is { } pattern) found.Add(new(line.Path, line.Line, $"This is {pattern.Says}. Finish it, or name the issue that will."));
        }
        if (found.Count == 0) return GateResult.Pass(Gate, $"{count} added lines hold no unfinished work.");
        found.Sort(ByPlace);
        return GateResult.Fail(Gate, $"{found.Count} added lines hold unfinished work, first at {found[0].Path}:{found[0].Line}.", [.. found]);
    }

    private static PlaceholderPattern? Find(AddedLine line)
    {
        if (PlaceholderPatterns.Tracked.IsMatch(line.Text)) return null;
        var prose = IsProse(line.Path);
        var text = prose ? PlaceholderPatterns.CodeSpan.Replace(line.Text, "") : line.Text;
        return PlaceholderPatterns.All.FirstOrDefault(pattern => (prose || pattern.Where == PlaceholderScope.Everywhere) && pattern.Sign.IsMatch(text));
    }

    private static bool IsProse(string path) => ProseExtensions.Contains(Path.GetExtension(path));

    private static int ByPlace(GateAnnotation a, GateAnnotation b) =>
        string.CompareOrdinal(a.Path, b.Path) is var order and not 0 ? order : a.Line.CompareTo(b.Line);
}
