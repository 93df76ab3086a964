namespace Swarm.LocalGitHub;

/// <summary>A repository of the local GitHub; <paramref name="GitPath"/> is the bare git repository on disk.</summary>
public sealed record LocalRepository(long Id, string Owner, string Name, string GitPath, string DefaultBranch);
