namespace Swarm.GitHub;

/// <summary>A branch and the commit it points to.</summary>
public sealed record Branch(string Name, BranchCommit Commit, bool Protected = false);
