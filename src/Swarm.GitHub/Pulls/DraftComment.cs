namespace Swarm.GitHub;

/// <summary>An inline comment of a review yet to be made. The line must lie inside a hunk of the difference.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The (last) line, 1-based.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Side">Side on which the line is counted. Default: after the change.</param>
/// <param name="StartLine">First line, where it spans several; less than <paramref name="Line"/>.</param>
public sealed record DraftComment(string Path, int Line, string Body, DiffSide Side = DiffSide.Right, int? StartLine = null)
{
    /// <summary>Side of the first line, where there is one: the same.</summary>
    public DiffSide? StartSide => StartLine is null ? null : Side;
}
