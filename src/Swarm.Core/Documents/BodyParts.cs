using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Swarm.Core.Documents;

/// <summary>
/// Cuts Markdown into parts that are each whole: code blocks, folds and tables that are open at a cut are closed and opened
/// again. It cuts between lines; only a line that fills half a part by itself is cut, and then between characters as people see them.
/// </summary>
public static class BodyParts
{
    /// <summary>The smallest part that has room for what must be closed and opened again.</summary>
    public const int Shortest = 8_000;

    /// <param name="text">Markdown.</param>
    /// <param name="most">Longest part, in UTF-16 units; at least <see cref="Shortest"/>.</param>
    /// <returns>One part at least. Their contents together are the text.</returns>
    public static ImmutableArray<BodyPart> Split(string text, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Shortest);
        var parts = new Parts(most);
        var lines = Lines(text, most);
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            // A table's header without its delimiter is no table: the two go together, if they are of a sane length.
            var isHead = at + 1 < lines.Count && line.Length + lines[at + 1].Length <= most / 8 && parts.State.IsTableHead(line, lines[at + 1]);
            parts.Add(isHead ? line + lines[++at] : line);
        }

        return parts.End();
    }

    /// <summary>Lines with their ends; those too long in pieces, which have none.</summary>
    private static List<string> Lines(string text, int most)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var length = (end < 0 ? text.Length : end + 1) - at;
            var room = Fence.Run(text.Substring(at, Math.Min(length, most))) is { } run && run.Length > most / 8 ? most / 8 : most / 2;
            var taken = length <= room ? length : Whole(text, at, room);
            lines.Add(text.Substring(at, taken));
            at += taken;
        }

        return lines;
    }

    /// <summary>How many units, at most <paramref name="room"/>, end between two characters.</summary>
    private static int Whole(string text, int at, int room)
    {
        var taken = 0;
        // A little more than fits, so that the last character is seen whole.
        var rest = text.AsSpan(at, Math.Min(room + 256, text.Length - at));
        while (taken < room)
        {
            var next = StringInfo.GetNextTextElementLength(rest[taken..]);
            if (taken + next > room) break;
            taken += next;
        }

        if (taken > 0) return taken;
        return char.IsHighSurrogate(text[at + room - 1]) ? room - 1 : room;
    }

    /// <summary>The parts so far, and the one that is being filled.</summary>
    private sealed class Parts(int most)
    {
        private readonly ImmutableArray<BodyPart>.Builder _done = ImmutableArray.CreateBuilder<BodyPart>();
        private readonly StringBuilder _content = new();
        private string _opening = "";

        public MarkdownState State { get; private set; } = new();

        private bool AtLineStart => _content.Length == 0 || _content[^1] == '\n';

        public void Add(string line)
        {
            var after = State.After(line);
            // Behind a piece of a line the next would run on in it.
            var runsOn = _content.Length > 0 && !AtLineStart;
            if (_content.Length > 0 && (runsOn || _opening.Length + _content.Length + line.Length + after.Closing(line[^1] == '\n').Length > most))
            {
                Close();
                _opening = State.Opening;
            }

            _content.Append(line);
            State = after;
        }

        public ImmutableArray<BodyPart> End()
        {
            Close();
            return _done.ToImmutable();
        }

        private void Close()
        {
            _done.Add(new BodyPart(_opening, _content.ToString(), State.Closing(AtLineStart)));
            _content.Clear();
        }
    }
}
