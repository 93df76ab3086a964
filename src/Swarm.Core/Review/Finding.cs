namespace Swarm.Core.Review;

/// <summary>One issue that a council lens, a gate or a reviewing person raised about the whole change.</summary>
/// <param name="Id">F-01, F-02, … in the order raised.</param>
/// <param name="Lens">Who raised it, e.g. <c>security</c>, or <c>gate:tests</c>, or a person's login.</param>
/// <param name="File">Path from the repository's root; empty when it speaks of the whole.</param>
/// <param name="Line">Line in the reviewed commit, from 1; 0 without a place.</param>
/// <param name="Commit">The commit that repaired it.</param>
/// <param name="Review">The person's review that raised it; 0 for the app's own.</param>
/// <param name="Thread">The comment of that review in whose thread it is answered; 0 where there is none.</param>
public sealed record Finding(
    string Id,
    string Lens,
    Severity Severity,
    string File,
    int Line,
    string Text,
    FindingStatus Status = FindingStatus.Open,
    string? Commit = null,
    long Review = 0,
    long Thread = 0);
