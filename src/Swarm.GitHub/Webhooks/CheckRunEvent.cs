namespace Swarm.GitHub;

/// <summary>Something happened to a check: created, completed, rerequested, requested_action.</summary>
public sealed record CheckRunEvent : RepositoryWebhookEvent
{
    /// <summary>The check.</summary>
    public required CheckRun CheckRun { get; init; }

    /// <summary>The button pressed, for <c>requested_action</c>.</summary>
    public RequestedAction? RequestedAction { get; init; }
}
