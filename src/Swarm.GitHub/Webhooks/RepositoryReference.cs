namespace Swarm.GitHub;

/// <summary>A repository, named only.</summary>
public sealed record RepositoryReference(long Id, string Name, string FullName);
