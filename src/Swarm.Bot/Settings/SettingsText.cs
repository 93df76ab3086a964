using System.Buffers;
using System.Text;

namespace Swarm.Bot.Settings;

/// <summary>The text of a settings file before it is parsed.</summary>
internal static class SettingsText
{
    /// <summary>Largest file that is read, in bytes of UTF-8.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => c is '\n' or '\r' or '\t' || !(char.IsControl(c) || c is '\u2028' or '\u2029'))]);

    /// <summary>The text as the parser takes it, or null after a fault.</summary>
    public static string? Check(string yaml, SettingsFaults faults)
    {
        var size = Encoding.UTF8.GetByteCount(yaml);
        if (size > MostBytes)
        {
            faults.Add(1, 1, $"The file is {size} bytes long; {MostBytes} are allowed.", "Shorten it.");
            return null;
        }

        var text = yaml.StartsWith('\uFEFF') ? yaml[1..] : yaml;
        return HasControls(text, faults) ? null : text;
    }

    // The parser takes a NUL for the end of the file: what follows would be passed over in silence.
    // U+2028 and U+2029 it takes for line ends, which no editor counts: every later place would be wrong.
    private static bool HasControls(string text, SettingsFaults faults)
    {
        var place = text.AsSpan().IndexOfAnyExcept(Allowed);
        if (place < 0) return false;
        var before = text.AsSpan(0, place);
        faults.Add(before.Count('\n') + 1, place - before.LastIndexOf('\n'), $"Character U+{(int)text[place]:X4} is not allowed.", "Remove it.");
        return true;
    }
}
