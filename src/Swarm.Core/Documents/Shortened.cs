using System.Globalization;
using System.Text;

namespace Swarm.Core.Documents;

/// <summary>A text that must fit in one place, and says so where it does not.</summary>
public static class Shortened
{
    /// <summary>Markdown in so many bytes of UTF-8, its code blocks and folds closed.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="mostBytes">Room for the text and the note.</param>
    /// <param name="whole">A sentence that says where the whole is.</param>
    public static string Markdown(string text, int mostBytes, string whole)
    {
        // No unit takes more than three bytes, so the shortest part fits.
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBytes, 4 * BodyParts.Shortest);
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes) return text;
        for (var units = mostBytes; ; units = units * 9 / 10)
        {
            var part = BodyParts.Split(text, Math.Max(units, BodyParts.Shortest))[0];
            var cut = $"{part.Text}\n\n{Note(text.Length - part.Content.Length)} {whole}";
            if (Encoding.UTF8.GetByteCount(cut) <= mostBytes) return cut;
        }
    }

    /// <summary>Markdown in so many UTF-16 units, its code blocks and folds closed.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="most">Room for the text and the note.</param>
    /// <param name="whole">A sentence that says where the whole is.</param>
    public static string Body(string text, int most, string whole)
    {
        if (text.Length <= most) return text;
        var part = BodyParts.Split(text, most - Note(text.Length).Length - whole.Length - 3)[0];
        return $"{part.Text}\n\n{Note(text.Length - part.Content.Length)} {whole}";
    }

    /// <summary>One line in so many UTF-16 units.</summary>
    public static string Line(string text, int most)
    {
        if (text.Length <= most) return text;
        var room = most - Note(text.Length).Length - 1;
        var taken = 0;
        while (taken < room)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(taken));
            if (taken + next > room) break;
            taken += next;
        }

        return $"{text[..taken]} {Note(text.Length - taken)}";
    }

    private static string Note(int left) => string.Create(CultureInfo.InvariantCulture, $"… shortened, {left} characters left out.");
}
