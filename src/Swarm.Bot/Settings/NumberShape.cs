using System.Globalization;
using System.Text.RegularExpressions;

namespace Swarm.Bot.Settings;

/// <summary>A number in decimal digits, within limits.</summary>
internal sealed partial class NumberShape : ValueShape<decimal>
{
    private NumberShape(string words, decimal least, decimal most) => (Words, Least, Most) = (words, least, most);

    public override string Words { get; }

    private decimal Least { get; }

    private decimal Most { get; }

    private bool AboveLeast { get; init; }

    private bool Whole { get; init; }

    /// <summary>A whole number, limits included.</summary>
    public static NumberShape From(int least, int most, string unit = "") =>
        new($"a whole number{(unit.Length > 0 ? $" of {unit}" : "")} from {least} to {most}", least, most) { Whole = true };

    /// <summary>An amount above zero.</summary>
    public static NumberShape UsDollars(int most) =>
        new(FormattableString.Invariant($"US dollars above 0, at most {most:N0}"), 0, most) { AboveLeast = true };

    /// <summary>A part of a whole.</summary>
    public static NumberShape Share() => new("a share from 0 to 1", 0, 1);

    public override bool TryRead(SettingsSpot spot, out decimal value)
    {
        value = 0;
        if (!spot.TryWord(Words, out var word)) return false;
        var shown = Quoting.Plain(word.Text);
        if (word.Quoted) return spot.Refuse($"'{spot.Name}' is text in quotes, not a number.", $"Give {Words}, without quotes.");
        if (!Digits().IsMatch(word.Text)) return spot.Refuse($"'{shown}' is not a number.", $"Give {Words}.");
        // What does not fit a decimal is far outside every limit here.
        var fits = decimal.TryParse(word.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
        if (!fits || !IsWithin(value)) return spot.Refuse($"'{spot.Name}' is {shown}, which is out of range.", $"Give {Words}.");
        return !Whole || value == decimal.Truncate(value) || spot.Refuse($"'{shown}' is not a whole number.", $"Give {Words}.");
    }

    private bool IsWithin(decimal value) => value <= Most && (AboveLeast ? value > Least : value >= Least);

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
