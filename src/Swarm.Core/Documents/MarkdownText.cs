using System.Text;

namespace Swarm.Core.Documents;

/// <summary>Puts foreign text into Markdown so that it stays text: no links that were not meant, no mentions, no broken table.</summary>
public static class MarkdownText
{
    /// <summary>One line of foreign text, safe in a sentence or a table cell. Balanced single backticks stay code spans; nothing else is markup.</summary>
    public static string Inline(string text)
    {
        var parts = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Split('`');
        // An odd number of parts is an even number of backticks; an empty part between two would be a longer fence.
        var hasCode = parts.Length > 1 && parts.Length % 2 == 1 && parts[1..^1].All(part => part.Length > 0);
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < parts.Length; i++)
        {
            if (hasCode && i % 2 == 1) safe.Append('`').Append(parts[i].Replace("|", "\\|", StringComparison.Ordinal)).Append('`');
            else Escape(parts[i], safe);
            if (!hasCode && i < parts.Length - 1) safe.Append("\\`");
        }

        return safe.ToString();
    }

    private static void Escape(string text, StringBuilder safe)
    {
        foreach (var c in text)
        {
            if (c is '\\' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '!' or '&') safe.Append('\\').Append(c);
            // A zero-width space keeps "@name" and "#12" readable without calling anybody.
            else if (c is '@' or '#') safe.Append(c).Append('\u200b');
            else safe.Append(c);
        }
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
