using System.Diagnostics.CodeAnalysis;

namespace Swarm.Bot.Settings;

/// <summary>A text that follows a rule.</summary>
/// <param name="words">The shape in words.</param>
/// <param name="broken">Why a text is refused, as the end of a sentence ("is empty"), or null when it is good.</param>
internal sealed class TextShape(string words, Func<string, string?> broken) : ValueShape<string>
{
    public override string Words => words;

    /// <summary>A text on one line with at most <paramref name="most"/> characters.</summary>
    public static TextShape Line(string words, int most) => new(words, text => BrokenLine(text, most));

    public static string? BrokenLine(string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? "is empty"
        : text.AsSpan().IndexOfAny("\r\n\u0085\u2028\u2029") >= 0 ? "is not one line"
        : text.Any(char.IsControl) ? "holds a control character"
        : text.Length > most ? $"is longer than {most} characters"
        : null;

    public override bool TryRead(SettingsSpot spot, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (!spot.TryWord(words, out var word)) return false;
        // A block text ("|") with one line ends with a line break that nobody wrote on purpose.
        var text = word.Quoted ? word.Text.TrimEnd('\n') : word.Text;
        if (broken(text) is { } reason) return spot.Refuse($"'{spot.Name}' {reason}.", $"Give {words}.");
        value = text;
        return true;
    }
}
