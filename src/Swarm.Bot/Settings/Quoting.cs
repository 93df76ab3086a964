using System.Text;

namespace Swarm.Bot.Settings;

/// <summary>Parts of a file as a message may show them.</summary>
internal static class Quoting
{
    /// <summary>On one line, without invisible characters and backticks, cut to <paramref name="most"/> characters.</summary>
    public static string Plain(string text, int most = 40)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= most) return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) ? " " : IsHidden(rune) ? "?" : rune.Value == '`' ? "'" : rune.ToString());
        }

        return shown.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
