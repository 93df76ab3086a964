namespace Swarm.LocalGitHub.State;

/// <summary>A minted token. <paramref name="RepositoryIds"/> null means every repository of the installation.</summary>
internal sealed record InstallationToken(
    Installation Installation,
    DateTimeOffset ExpiresAt,
    IReadOnlyDictionary<string, string> Permissions,
    IReadOnlySet<long>? RepositoryIds)
{
    public bool Reaches(Repository repository) =>
        Installation.Covers(repository) && RepositoryIds?.Contains(repository.Id) != false;

    public bool Allows(string permission, string level) =>
        (permission == "metadata" && level == "read")
        || (Permissions.TryGetValue(permission, out var granted) && Rank(granted) >= Rank(level));

    public static int Rank(string level) => level switch { "read" => 1, "write" => 2, "admin" => 3, _ => 0 };
}
