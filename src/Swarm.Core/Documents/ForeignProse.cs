using System.Text;

namespace Swarm.Core.Documents;

/// <summary>Foreign text of several lines, whole: its fenced blocks stay code, and all else stays text, line by line.</summary>
public static class ForeignProse
{
    private const int LongestInfo = 20;

    public static string Write(string text)
    {
        var shown = new StringBuilder();
        var code = new StringBuilder();
        Fence? open = null;
        foreach (var line in text.ReplaceLineEndings("\n").Trim('\n').Split('\n'))
        {
            if (open is null && Fence.Open(line) is { } opened) open = opened;
            else if (open is null) shown.Append(Line(line)).Append('\n');
            else if (!open.IsClosedBy(line)) code.Append(line).Append('\n');
            else
            {
                shown.Append(Block(open, code)).Append('\n');
                open = null;
            }
        }

        if (open is not null) shown.Append(Block(open, code));
        return shown.ToString().TrimEnd('\n');
    }

    // Below a line of text, a line of these alone would make a heading of it.
    private static string Line(string line)
    {
        var safe = MarkdownText.Inline(line);
        return safe.Length > 0 && safe.All(c => c is '-' or '=') ? "\\" + safe : safe;
    }

    private static string Block(Fence fence, StringBuilder code)
    {
        var isWord = fence.Info.Length is > 0 and <= LongestInfo && fence.Info.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '#');
        var block = isWord ? MarkdownText.Block(code.ToString(), fence.Info) : MarkdownText.Block(code.ToString());
        code.Clear();
        return block;
    }
}
