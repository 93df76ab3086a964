namespace Swarm.GitHub;

/// <summary>A ref moved.</summary>
public sealed record PushEvent : RepositoryWebhookEvent
{
    /// <summary>The full ref.</summary>
    public required string Ref { get; init; }

    /// <summary>The commit before; zeros where the ref is new.</summary>
    public required string Before { get; init; }

    /// <summary>The commit after; zeros where the ref is gone.</summary>
    public required string After { get; init; }

    /// <summary>True where the ref is new.</summary>
    public required bool Created { get; init; }

    /// <summary>True where the ref is gone.</summary>
    public required bool Deleted { get; init; }

    /// <summary>True where the commit before is not an ancestor.</summary>
    public required bool Forced { get; init; }

    /// <summary>Who pushed.</summary>
    public required Pusher Pusher { get; init; }
}
