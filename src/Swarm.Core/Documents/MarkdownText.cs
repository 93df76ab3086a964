using System.Text;

namespace Swarm.Core.Documents;

/// <summary>Puts foreign text into Markdown so that it stays text: no links that were not meant, no mentions, no broken table.</summary>
public static class MarkdownText
{
    /// <summary>One line of foreign text, safe in a sentence or a table cell.</summary>
    public static string Inline(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '!') safe.Append('\\').Append(c);
            // A zero-width space keeps "@name" and "#12" readable without calling anybody.
            else if (c is '@' or '#') safe.Append(c).Append('\u200b');
            else safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>A code span that holds the text whatever backticks it has.</summary>
    public static string Code(string text)
    {
        var line = text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
        return line.Contains('`', StringComparison.Ordinal) ? $"`` {line} ``" : $"`{line}`";
    }

    /// <summary>A fenced block that holds the text whatever fences it has.</summary>
    public static string Block(string text, string info = "text")
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence}{info}\n{text.TrimEnd()}\n{fence}";
    }

    /// <summary>At most so many characters, cut visibly.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
