namespace Swarm.GitHub;

/// <summary>The App was installed (<c>created</c>), removed (<c>deleted</c>), suspended, unsuspended, or given new permissions.</summary>
public sealed record InstallationEvent : WebhookEvent
{
    /// <summary>The repositories covered, for <c>created</c> and <c>deleted</c>.</summary>
    public IReadOnlyList<RepositoryReference>? Repositories { get; init; }
}
