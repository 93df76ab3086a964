namespace Swarm.LocalGitHub.Git;

/// <summary>Reads the output of <c>git diff</c> into files, hunks and numbered lines.</summary>
internal sealed class DiffReader
{
    private readonly List<DiffFile> _files = [];
    private readonly List<DiffHunk> _hunks = [];
    private List<DiffLine> _lines = [];
    private string? _path;
    private string? _previous;
    private string _status = "modified";
    private bool _binary;
    private int _old, _new, _oldLeft, _newLeft;

    public static IReadOnlyList<DiffFile> Read(string text)
    {
        var reader = new DiffReader();
        foreach (var line in text.Split('\n')) reader.Take(line);
        reader.FinishFile();
        return reader._files;
    }

    private void Take(string line)
    {
        if (_oldLeft > 0 || _newLeft > 0) TakeHunkLine(line);
        else if (line.StartsWith("diff --git ", StringComparison.Ordinal)) StartFile(line);
        else if (line.StartsWith("@@ ", StringComparison.Ordinal)) StartHunk(line);
        else TakeHeader(line);
    }

    private void StartFile(string line)
    {
        FinishFile();
        (_previous, _status, _binary) = (null, "modified", false);
        // Without a rename both names are the same, so the second half is the path; rename and --- +++ lines correct it.
        _path = Unquote(line[(line.Length / 2 + 6)..]);
    }

    private void TakeHeader(string line)
    {
        if (line.StartsWith("new file", StringComparison.Ordinal)) _status = "added";
        else if (line.StartsWith("deleted file", StringComparison.Ordinal)) _status = "removed";
        else if (line.StartsWith("Binary files", StringComparison.Ordinal)) _binary = true;
        else if (After(line, "rename from ") is { } from) (_previous, _status) = (Unquote(from), "renamed");
        else if (After(line, "rename to ") is { } to) _path = Unquote(to);
        else if (After(line, "+++ ") is { } after && after != "/dev/null") _path = Unquote(after)[2..];
        else if (After(line, "--- ") is { } before && before != "/dev/null" && _previous is null) _path = Unquote(before)[2..];
    }

    private void StartHunk(string line)
    {
        _lines = [];
        _hunks.Add(new DiffHunk(line, _hunks.Sum(hunk => hunk.Lines.Count + 1), _lines));
        var ranges = line.Split(' ');
        (_old, _oldLeft) = Range(ranges[1]);
        (_new, _newLeft) = Range(ranges[2]);
    }

    private void TakeHunkLine(string line)
    {
        if (line.StartsWith('\\')) return;
        var kind = line.Length == 0 ? ' ' : line[0];
        var text = line.Length == 0 ? "" : line[1..];
        _lines.Add(new DiffLine(kind, kind == '+' ? null : _old, kind == '-' ? null : _new, text));
        if (kind != '+') (_old, _oldLeft) = (_old + 1, _oldLeft - 1);
        if (kind != '-') (_new, _newLeft) = (_new + 1, _newLeft - 1);
    }

    private void FinishFile()
    {
        if (_path is not null) _files.Add(new DiffFile(_path, _previous, _status, _binary, [.. _hunks]));
        _hunks.Clear();
        _path = null;
    }

    private static (int Start, int Count) Range(string text)
    {
        var parts = text[1..].Split(',');
        return (int.Parse(parts[0]), parts.Length > 1 ? int.Parse(parts[1]) : 1);
    }

    private static string? After(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].TrimEnd('\t') : null;

    private static string Unquote(string path) =>
        path.Length > 1 && path[0] == '"' && path[^1] == '"'
            ? path[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : path;
}
