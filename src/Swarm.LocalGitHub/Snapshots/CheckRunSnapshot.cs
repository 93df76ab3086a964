namespace Swarm.LocalGitHub;

/// <summary>A check run with all annotations it ever got.</summary>
public sealed record CheckRunSnapshot(
    long Id,
    string Name,
    string HeadSha,
    string Status,
    string? Conclusion,
    string? ExternalId,
    CheckOutput Output,
    IReadOnlyList<CheckAnnotation> Annotations,
    IReadOnlyList<CheckAction> Actions);
