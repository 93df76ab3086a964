namespace Swarm.GitHub;

/// <summary>Something happened to an issue (<c>issues</c>): opened, edited, labeled, closed, transferred …</summary>
public sealed record IssueEvent : RepositoryWebhookEvent
{
    /// <summary>The issue after it.</summary>
    public required Issue Issue { get; init; }

    /// <summary>The label, for <c>labeled</c> and <c>unlabeled</c>.</summary>
    public Label? Label { get; init; }
}
