namespace Swarm.LocalGitHub.Git;

/// <summary>A commit's facts; times are in ISO 8601.</summary>
internal sealed record CommitInfo(
    string Sha,
    string Tree,
    IReadOnlyList<string> Parents,
    string AuthorName,
    string AuthorEmail,
    string AuthoredAt,
    string CommitterName,
    string CommitterEmail,
    string CommittedAt,
    string Message);
