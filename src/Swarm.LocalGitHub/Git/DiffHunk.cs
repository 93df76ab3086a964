namespace Swarm.LocalGitHub.Git;

/// <summary>One <c>@@</c> block of a difference; <paramref name="Position"/> is the number of its header's line, the file's first being 0.</summary>
internal sealed record DiffHunk(string Header, int Position, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>The line's number, counted down from the first header of the file.</summary>
    public int PositionOf(string side, int line) => Position + Lines.TakeWhile(candidate => !candidate.IsAt(side, line)).Count() + 1;

    public bool Holds(string side, int line) => Lines.Any(candidate => candidate.IsAt(side, line));

    /// <summary>The hunk up to and with the line, as GitHub quotes it above a comment.</summary>
    public string TextUpTo(string side, int line)
    {
        var count = Lines.TakeWhile(candidate => !candidate.IsAt(side, line)).Count() + 1;
        return string.Join('\n', Lines.Take(count).Select(shown => shown.Kind + shown.Text).Prepend(Header));
    }
}
