using System.Text.RegularExpressions;

namespace Swarm.Core.Documents;

/// <summary>What is open at the end of a line: folds, a table, a code block.</summary>
/// <param name="Folds">Open <c>details</c>, as far as the tenth: deeper ones would cost more room than they are worth.</param>
/// <param name="Table">Header and delimiter row of the table, where the line belongs to one.</param>
/// <param name="Fence">The code block, where there is one.</param>
internal sealed partial record MarkdownState(int Folds = 0, string? Table = null, Fence? Fence = null)
{
    private const int MostFolds = 10;

    /// <summary>What begins a part that goes on from here.</summary>
    public string Opening => string.Concat(Enumerable.Repeat("<details><summary>continued</summary>\n\n", Folds)) + Table + Fence?.Opening;

    /// <summary>What ends a part here.</summary>
    public string Closing(bool atLineStart)
    {
        if (Fence is null && Folds == 0) return "";
        return (atLineStart ? "" : "\n") + Fence?.Closing + string.Concat(Enumerable.Repeat("\n</details>\n", Folds));
    }

    /// <summary>The state behind a line, or behind a table's first two.</summary>
    public MarkdownState After(string line)
    {
        if (Fence is { } open) return open.IsClosedBy(line) ? this with { Fence = null } : this;
        if (Fence.Open(line) is { } fence) return this with { Fence = fence, Table = null };
        var plain = Spans().Replace(line, "");
        var folds = Math.Clamp(Folds + FoldBegins().Count(plain) - FoldEnds().Count(plain), 0, MostFolds);
        return new MarkdownState(folds, TableAfter(line));
    }

    /// <summary>True where two lines begin a table.</summary>
    public bool IsTableHead(string line, string next) =>
        Fence is null && Table is null && line.Contains('|', StringComparison.Ordinal) && next.Contains('|', StringComparison.Ordinal) && Delimiter().IsMatch(next);

    private string? TableAfter(string line)
    {
        var end = line.IndexOf('\n', StringComparison.Ordinal);
        if (end >= 0 && end < line.Length - 1 && Table is null) return line;
        return line.Contains('|', StringComparison.Ordinal) ? Table : null;
    }

    [GeneratedRegex(@"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?\n?$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex("(`+).*?\\1", RegexOptions.CultureInvariant)]
    private static partial Regex Spans();

    [GeneratedRegex(@"(?<!\\)<details\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FoldBegins();

    [GeneratedRegex(@"(?<!\\)</details\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FoldEnds();
}
