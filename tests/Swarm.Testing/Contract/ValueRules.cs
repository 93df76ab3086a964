using System.Text.Json;
using System.Text.RegularExpressions;

namespace Swarm.Testing.Contract;

/// <summary>The rules of a schema about a value alone: listed words, lengths, sizes, patterns.</summary>
internal static class ValueRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Faults(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            yield return $"{value} is none of {words}";
        foreach (var (name, size) in Sizes(value))
        {
            if (Number(schema, "max" + name) is { } most && size > most) yield return $"{size} is more than max{name} {most}";
            if (Number(schema, "min" + name) is { } least && size < least) yield return $"{size} is less than min{name} {least}";
        }

        if (value.ValueKind != JsonValueKind.String || !schema.TryGetProperty("pattern", out var pattern)) yield break;
        if (!Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, Patience)) yield return $"{value} does not match {pattern}";
    }

    private static IEnumerable<(string Name, double Size)> Sizes(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) yield return ("Length", value.GetString()!.Length);
        if (value.ValueKind == JsonValueKind.Array) yield return ("Items", value.GetArrayLength());
        if (value.ValueKind == JsonValueKind.Number) yield return ("imum", value.GetDouble());
    }

    private static double? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
