namespace Swarm.GitHub;

/// <summary>Something happened to the checks of a commit: requested, rerequested, completed.</summary>
public sealed record CheckSuiteEvent : RepositoryWebhookEvent
{
    /// <summary>The suite.</summary>
    public required CheckSuite CheckSuite { get; init; }
}
