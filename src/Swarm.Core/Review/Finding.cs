namespace Swarm.Core.Review;

/// <summary>One issue that a council lens or a gate raised about the whole change.</summary>
/// <param name="Id">F-01, F-02, … in the order raised.</param>
/// <param name="Lens">Who raised it, e.g. <c>security</c>, or <c>gate:tests</c>.</param>
/// <param name="File">Path from the repository's root; empty when it speaks of the whole.</param>
/// <param name="Line">Line in the reviewed commit, from 1; 0 without a place.</param>
/// <param name="Commit">The commit that repaired it.</param>
public sealed record Finding(
    string Id,
    string Lens,
    Severity Severity,
    string File,
    int Line,
    string Text,
    FindingStatus Status = FindingStatus.Open,
    string? Commit = null);
