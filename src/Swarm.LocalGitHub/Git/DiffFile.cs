using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Git;

/// <summary>What happened to one file; <paramref name="Status"/> is added, modified, removed or renamed.</summary>
internal sealed record DiffFile(string Path, string? PreviousPath, string Status, bool Binary, IReadOnlyList<DiffHunk> Hunks)
{
    public int Additions => Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == '+'));
    public int Deletions => Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == '-'));

    public string Patch => string.Join('\n', Hunks.SelectMany(hunk => hunk.Lines.Select(line => line.Kind + line.Text).Prepend(hunk.Header)));

    /// <summary>The hunk that a comment at the place belongs to, or null where the place is not in the difference.</summary>
    public DiffHunk? HunkOf(DiffPlace place)
    {
        var hunk = Hunks.FirstOrDefault(candidate => candidate.Holds(place.Side, place.Line));
        if (hunk is null || place.StartLine is not { } start) return hunk;
        return hunk.Holds(place.StartSide ?? place.Side, start) ? hunk : null;
    }
}
