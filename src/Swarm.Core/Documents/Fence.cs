namespace Swarm.Core.Documents;

/// <summary>An open fenced code block.</summary>
/// <param name="Indent">The spaces before it: in a list they keep it in its item.</param>
/// <param name="Mark">Its backticks or tildes.</param>
/// <param name="Info">What stands behind them, trimmed.</param>
internal sealed record Fence(string Indent, string Mark, string Info)
{
    private const int LongestInfo = 100;

    /// <summary>The line that opens it again.</summary>
    public string Opening => Indent + Mark + (Info.Length <= LongestInfo ? Info : "") + "\n";

    /// <summary>The line that closes it.</summary>
    public string Closing => Indent + Mark + "\n";

    /// <summary>The fence that a line opens, outside of any; null where it opens none.</summary>
    public static Fence? Open(string line)
    {
        if (Run(line) is not { Length: >= 3 } mark) return null;
        var info = line.TrimStart(' ')[mark.Length..].Trim();
        // With a backtick behind it, it is a code span.
        return mark[0] == '`' && info.Contains('`', StringComparison.Ordinal) ? null : new Fence(line[..line.IndexOf(mark[0])], mark, info);
    }

    /// <summary>True where a line ends this block.</summary>
    public bool IsClosedBy(string line) =>
        Run(line) is { } run && run.Length >= Mark.Length && run[0] == Mark[0] && line.TrimStart(' ')[run.Length..].Trim(' ', '\t', '\r', '\n').Length == 0;

    /// <summary>The backticks or tildes at a line's beginning, three spaces in at most; null where there are none.</summary>
    public static string? Run(string line)
    {
        var from = 0;
        while (from < line.Length && line[from] == ' ') from++;
        if (from > 3 || from == line.Length || line[from] is not ('`' or '~')) return null;
        var to = from;
        while (to < line.Length && line[to] == line[from]) to++;
        return line[from..to];
    }
}
