namespace Swarm.GitHub;

internal sealed record RepositoryPage(IReadOnlyList<RepositoryInfo> Repositories);
