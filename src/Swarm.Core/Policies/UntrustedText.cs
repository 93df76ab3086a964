using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Swarm.Core.Policies;

/// <summary>
/// Strips what a reader of the rendered page would not see: HTML comments, and zero-width, bidirectional,
/// tag and control characters. An instruction nobody can read must not reach an agent.
/// </summary>
public static partial class UntrustedText
{
    private const int ShownLength = 200;

    public static CleanText Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new CleanText("", []);
        var removed = ImmutableArray.CreateBuilder<string>();
        var invisible = ImmutableArray.CreateBuilder<string>();
        // First, because a comment's mark may be broken by characters that nobody sees.
        var shown = WithoutInvisible(text, invisible);
        // An unclosed comment hides everything behind it on GitHub too.
        var visible = HtmlComment().Replace(shown, match =>
        {
            removed.Add(Shown(match.Value));
            // What stood around it must not come together as the mark of another.
            return match.Index > 0 && shown[match.Index - 1] is ('<' or '!' or '-') ? " " : "";
        });
        return new CleanText(visible, [.. removed, .. invisible]);
    }

    /// <summary>Wraps clean text so that an agent sees who wrote it and that it is data, not an instruction to the app.</summary>
    public static string Quote(string author, string trust, string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text, '`') + 1));
        return $"{fence}text author={author} trust={trust}\n{text}\n{fence}";
    }

    private static string WithoutInvisible(string text, ImmutableArray<string>.Builder removed)
    {
        var kept = new StringBuilder(text.Length);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) found.Add($"U+{rune.Value:X4}");
            else kept.Append(rune.ToString());
        }

        if (found.Count > 0) removed.Add("invisible characters " + string.Join(", ", found));
        return kept.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value is not ('\n' or '\t' or '\r')
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse || IsBlankLetter(rune.Value));

    /// <summary>Letters and marks that show nothing: the grapheme joiner, fillers, and the variation selectors that text does not need.</summary>
    private static bool IsBlankLetter(int rune) =>
        rune is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0100 and <= 0xE01EF);

    private static string Shown(string hidden)
    {
        var line = string.Join(' ', hidden.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('`', '\'');
        return line.Length <= ShownLength ? line : line[..ShownLength] + "…";
    }

    private static int LongestRun(string text, char c)
    {
        var (longest, run) = (0, 0);
        foreach (var each in text)
        {
            run = each == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline)]
    private static partial Regex HtmlComment();
}
