namespace Swarm.GitHub;

/// <summary>Repositories came to an installation or left it.</summary>
public sealed record InstallationRepositoriesEvent : WebhookEvent
{
    /// <summary>Those that came.</summary>
    public required IReadOnlyList<RepositoryReference> RepositoriesAdded { get; init; }

    /// <summary>Those that left.</summary>
    public required IReadOnlyList<RepositoryReference> RepositoriesRemoved { get; init; }
}
