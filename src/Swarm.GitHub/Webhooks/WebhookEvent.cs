namespace Swarm.GitHub;

/// <summary>News from GitHub.</summary>
public abstract record WebhookEvent
{
    /// <summary>What happened, in GitHub's word; null for events that have no action (push). Any word may come.</summary>
    public string? Action { get; init; }

    /// <summary>The installation it was sent for; null where a repository's own webhook sent it.</summary>
    public InstallationReference? Installation { get; init; }

    /// <summary>Who caused it; null where GitHub does not say.</summary>
    public GitHubUser? Sender { get; init; }
}
