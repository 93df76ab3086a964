namespace Swarm.LocalGitHub;

/// <summary>A review; <paramref name="State"/> is PENDING, COMMENTED, APPROVED or CHANGES_REQUESTED.</summary>
public sealed record ReviewSnapshot(long Id, string State, string Body, string Author, string CommitId);
