namespace Swarm.Core.Tracks;

/// <summary>Names one track for ever. Labelling an issue again starts the next run.</summary>
public sealed record TrackKey(long RepositoryId, int Issue, int Run)
{
    /// <summary>The form used in stores, folders and markers, e.g. <c>123-45-1</c>.</summary>
    public override string ToString() => $"{RepositoryId}-{Issue}-{Run}";

    /// <summary>Part of every branch name of the track: the issue's number, and the run from the second on.</summary>
    public string BranchPart => Run == 1 ? $"{Issue}" : $"{Issue}-{Run}";
}
