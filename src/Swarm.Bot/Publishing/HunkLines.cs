using System.Text.RegularExpressions;

namespace Swarm.Bot.Publishing;

/// <summary>Lines of a file, after the change, that a patch's hunks show: only there GitHub takes an inline comment.</summary>
internal static partial class HunkLines
{
    public static HashSet<int> Read(string? patch)
    {
        var lines = new HashSet<int>();
        var at = 0;
        foreach (var line in (patch ?? "").Split('\n'))
        {
            if (Header().Match(line) is { Success: true } header) at = int.TryParse(header.Groups[1].ValueSpan, out var first) ? first : 0;
            else if (line.StartsWith('+') || line.StartsWith(' ')) lines.Add(at++);
        }

        return lines;
    }

    [GeneratedRegex(@"^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")]
    private static partial Regex Header();
}
