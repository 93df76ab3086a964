namespace Swarm.GitHub;

/// <summary>A merge queue wants checks (<c>checks_requested</c>) or has dropped a group (<c>destroyed</c>).</summary>
public sealed record MergeGroupEvent : RepositoryWebhookEvent
{
    /// <summary>The group.</summary>
    public required MergeGroup MergeGroup { get; init; }
}
