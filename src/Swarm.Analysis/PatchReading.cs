using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Swarm.Analysis;

/// <summary>Where the reading of one diff stands.</summary>
internal sealed partial class PatchReading
{
    private readonly ImmutableArray<AddedLine>.Builder _added = ImmutableArray.CreateBuilder<AddedLine>();
    private string? _path;
    private int _line;
    private int _oldLeft;
    private int _newLeft;

    public ImmutableArray<AddedLine> Added => _added.ToImmutable();

    public void Take(string line)
    {
        if (_oldLeft > 0 || _newLeft > 0) TakeBody(line);
        else if (line.StartsWith("diff --git ", StringComparison.Ordinal)) _path = null;
        else if (line.StartsWith("+++ ", StringComparison.Ordinal)) _path = QuotedPath.Read(line[4..]);
        else if (HunkPattern.Match(line) is { Success: true } hunk) Open(hunk);
    }

    private void Open(Match hunk)
    {
        _oldLeft = Count(hunk.Groups["old"]);
        _newLeft = Count(hunk.Groups["new"]);
        _line = int.Parse(hunk.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
    }

    private void TakeBody(string line)
    {
        switch (line.Length == 0 ? ' ' : line[0])
        {
            case '+':
                if (_path is not null) _added.Add(new(_path, _line, line[1..].TrimEnd('\r')));
                _newLeft--;
                _line++;
                break;
            case '-':
                _oldLeft--;
                break;
            case '\\': // "\ No newline at end of file"
                break;
            default:
                _oldLeft--;
                _newLeft--;
                _line++;
                break;
        }
    }

    private static int Count(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^@@ -[0-9]{1,9}(,(?<old>[0-9]{1,9}))? \+(?<line>[0-9]{1,9})(,(?<new>[0-9]{1,9}))? @@", RegexOptions.CultureInvariant)]
    private static partial Regex HunkPattern { get; }
}
