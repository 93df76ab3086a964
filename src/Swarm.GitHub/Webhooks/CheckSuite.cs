namespace Swarm.GitHub;

/// <summary>All checks of one App on one commit.</summary>
public sealed record CheckSuite(long Id, string HeadSha, AppReference? App, string? HeadBranch = null);
