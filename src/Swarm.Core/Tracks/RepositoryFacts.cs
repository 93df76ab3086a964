namespace Swarm.Core.Tracks;

/// <summary>The repository a track works in.</summary>
public sealed record RepositoryFacts(long Id, string Owner, string Name, string DefaultBranch, long InstallationId)
{
    public string FullName => $"{Owner}/{Name}";
}
