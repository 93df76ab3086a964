using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>Makes bad input from good: changes of the text, of its bytes, and of its structure where it is JSON. The same number gives the same input.</summary>
public sealed class Mutator(IReadOnlyList<string> seeds)
{
    private const int Longest = 200_000;

    private static readonly string[] Words =
    [
        "\0", "\uFEFF", "\u202E", "\u200B", "\uD800", "<!--", "-->", "```", "~~~", "\r", "\r\n", "\n\n", "\t", "|---|", "<details>", "- [x] ", "/swarm ", "E-01",
        "<!-- swarm:1-2-3/status -->", "{", "[", "]", "}", "\"", "\\u", "\\ud800", "null", "-0", "1e999", "9223372036854775808", "18446744073709551616", "NaN", "&a", "*a", "<<: ", "!!binary ",
        "@@ -1,1 +1,2147483648 @@", "+++ b/", "diff --git ", "é", "👩‍👩‍👧", "́", "password=", "ghp_", "%", "$(", "../", ": ", "- ", "#",
    ];

    public byte[] Make(int number)
    {
        var random = new Random(number);
        var text = seeds[random.Next(seeds.Count)];
        if (random.Next(3) == 0 && Structure(text, random) is { } changed) text = changed;
        for (var left = random.Next(1, 6); left > 0; left--) text = Text(text, random);
        var bytes = Encoding.UTF8.GetBytes(text.Length <= Longest ? text : text[..Longest]);
        if (random.Next(4) == 0) Bytes(bytes, random);
        return bytes;
    }

    private string Text(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - at, 1 + (text.Length / 4)) + 1);
        return random.Next(8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(at, Words[random.Next(Words.Length)]),
            3 => text.Insert(at, new StringBuilder().Insert(0, Words[random.Next(Words.Length)], random.Next(1, 2_000)).ToString()),
            4 => text[..at],
            5 => text[..at] + Other(random),
            6 => text.Insert(at, new string((char)random.Next(0x10000), random.Next(1, 500))),
            _ => string.Concat(text.AsSpan(0, at), Words[random.Next(Words.Length)], text.AsSpan(at + length)),
        };
    }

    private string Other(Random random)
    {
        var other = seeds[random.Next(seeds.Count)];
        return other[random.Next(other.Length + 1)..];
    }

    private static void Bytes(byte[] bytes, Random random)
    {
        for (var left = random.Next(1, 10); left > 0 && bytes.Length > 0; left--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
    }

    /// <summary>Null where the text is no JSON container.</summary>
    private static string? Structure(string text, Random random)
    {
        if (text.Length == 0 || text[0] is not ('{' or '[')) return null;
        var root = Parse(text);
        for (var node = root; node is not null;)
        {
            var next = node switch
            {
                JsonObject { Count: > 0 } thing => Change(thing, random),
                JsonArray { Count: > 0 } list => Change(list, random),
                _ => null,
            };
            if (next is null) break;
            node = next;
        }

        return root?.ToJsonString();
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The child to go on with; null when something was changed here.</returns>
    private static JsonNode? Change(JsonObject thing, Random random)
    {
        var name = thing.ElementAt(random.Next(thing.Count)).Key;
        if (thing[name] is JsonObject or JsonArray && random.Next(4) > 0) return thing[name];
        if (random.Next(4) == 0) thing.Remove(name);
        else thing[name] = Strange(random);
        return null;
    }

    private static JsonNode? Change(JsonArray list, Random random)
    {
        var at = random.Next(list.Count);
        if (list[at] is JsonObject or JsonArray && random.Next(4) > 0) return list[at];
        if (random.Next(4) == 0) list.RemoveAt(at);
        else list[at] = Strange(random);
        return null;
    }

    private static JsonNode? Strange(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create(long.MaxValue),
        4 => JsonValue.Create(1e300),
        5 => JsonValue.Create(""),
        6 => JsonValue.Create(new string('x', random.Next(100_000))),
        7 => JsonValue.Create(Words[random.Next(Words.Length)]),
        8 => new JsonArray(),
        _ => new JsonObject(),
    };
}
