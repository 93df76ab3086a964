using System.Text;

namespace Swarm.Core.Documents;

/// <summary>Puts foreign text into Markdown so that it stays text: no links that were not meant, no mentions, no broken table.</summary>
public static class MarkdownText
{
    /// <summary>GitHub takes 65,536 characters; the rest is for the marker.</summary>
    public const int LongestBody = 65_000;

    /// <summary>One line of foreign text, safe in a sentence or a table cell.</summary>
    public static string Inline(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '!' or '&') safe.Append('\\').Append(c);
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
        if (!line.Contains('`', StringComparison.Ordinal)) return $"`{line}`";
        var fence = "``";
        while (line.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence} {line} {fence}";
    }

    /// <summary>A fenced block that holds the text whatever fences it has.</summary>
    public static string Block(string text, string info = "text")
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence}{info}\n{text.TrimEnd()}\n{fence}";
    }

    /// <summary>At most so many characters, cut visibly.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }

    /// <summary>As many whole lines as fit, and how many did not.</summary>
    public static string Lines(IEnumerable<string> lines, int most)
    {
        var text = new StringBuilder();
        var left = 0;
        foreach (var line in lines)
        {
            if (left > 0 || text.Length + line.Length > most) left++;
            else text.Append(line);
        }

        return left == 0 ? text.ToString() : text.Append($"\n… and {left} more\n").ToString();
    }
}
