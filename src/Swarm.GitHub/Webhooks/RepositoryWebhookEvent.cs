namespace Swarm.GitHub;

/// <summary>News about one repository.</summary>
public abstract record RepositoryWebhookEvent : WebhookEvent
{
    /// <summary>Where it happened.</summary>
    public required RepositoryInfo Repository { get; init; }
}
