namespace Swarm.GitHub;

/// <summary>The commit at a branch's tip.</summary>
public sealed record BranchCommit(string Sha);
