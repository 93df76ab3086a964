namespace Swarm.GitHub;

/// <summary>A label of the repository was <c>created</c>, <c>edited</c> or <c>deleted</c>.</summary>
public sealed record LabelEvent : RepositoryWebhookEvent
{
    /// <summary>The label after it.</summary>
    public required Label Label { get; init; }

    /// <summary>What was edited.</summary>
    public LabelChanges? Changes { get; init; }
}
