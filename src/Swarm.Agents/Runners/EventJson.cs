using System.Text.Json;
using System.Text.RegularExpressions;

namespace Swarm.Agents.Runners;

/// <summary>Reads foreign JSON without ever throwing for its shape.</summary>
internal static partial class EventJson
{
    private const int HalfAPair = 6;

    /// <summary>The line as an object, or null when it is anything else.</summary>
    public static JsonElement? Parse(string line)
    {
        if (!line.StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(Whole(line));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Programs that cut a text in the middle of a character write half of it, which is good JSON but no text: it would throw wherever it is read.</summary>
    private static string Whole(string line) =>
        line.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(line, escape => escape.Length == HalfAPair ? "\\ufffd" : escape.Value) : line;

    /// <summary>Each escape from its backslash on: a whole surrogate pair, half of one, or another.</summary>
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)")]
    private static partial Regex Escape();

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static string Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : "";

    public static long Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : 0;

    public static decimal Money(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDecimal(out var number) ? number : 0;

    public static bool Flag(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];
}
