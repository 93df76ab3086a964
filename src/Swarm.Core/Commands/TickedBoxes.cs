using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Swarm.Core.Commands;

/// <summary>Reads the task-list boxes of one of the app's own comments after somebody edited it.</summary>
public static partial class TickedBoxes
{
    /// <summary>Numbers of the ticked boxes, counted from 1 over all boxes of the comment.</summary>
    public static ImmutableArray<int> Read(string body) =>
        [.. Box().Matches(body).Select((match, index) => (Number: index + 1, Ticked: match.Groups[1].Value is "x" or "X")).Where(box => box.Ticked).Select(box => box.Number)];

    [GeneratedRegex(@"^[ \t]*[-*] \[([ xX])\] ", RegexOptions.Multiline)]
    private static partial Regex Box();
}
