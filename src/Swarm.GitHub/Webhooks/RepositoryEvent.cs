namespace Swarm.GitHub;

/// <summary>A repository was created, renamed, transferred, archived, deleted …</summary>
public sealed record RepositoryEvent : RepositoryWebhookEvent;
