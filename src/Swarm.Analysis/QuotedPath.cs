using System.Text;

namespace Swarm.Analysis;

/// <summary>Reads the path of a "+++ " line: <c>b/</c> in front, quoted like a C string where it has odd characters.</summary>
internal static class QuotedPath
{
    /// <summary>The path, or null for <c>/dev/null</c>.</summary>
    public static string? Read(string text)
    {
        // Git ends a path with spaces by a tab.
        var path = text.TrimEnd('\r').TrimEnd('\t');
        if (path is ['"', .. var quoted, '"']) path = Unquote(quoted);
        if (path == "/dev/null") return null;
        return path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static string Unquote(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) bytes.AddRange(Encoding.UTF8.GetBytes(Whole(text, ref i)));
            else bytes.Add(Escaped(text, ref i));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Whole(string text, ref int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? $"{text[i]}{text[++i]}" : $"{text[i]}";

    private static byte Escaped(string text, ref int i)
    {
        var c = text[++i];
        if (c is >= '0' and <= '3' && i + 2 < text.Length)
        {
            var value = ((c - '0') << 6) | ((text[i + 1] - '0') << 3) | (text[i + 2] - '0');
            i += 2;
            return (byte)value;
        }
        return c switch { 'a' => 7, 'b' => 8, 't' => 9, 'n' => 10, 'v' => 11, 'f' => 12, 'r' => 13, _ => (byte)c };
    }
}
