namespace Swarm.LocalGitHub.State;

/// <summary>An issue; with <see cref="Pull"/> set it is the conversation side of a pull request.</summary>
internal sealed class Issue
{
    public required long Id { get; init; }
    public required int Number { get; init; }
    public required Actor Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public PullRequest? Pull { get; init; }
    public string State { get; set; } = "open";
    public string? StateReason { get; set; }
    public bool Locked { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public Account? ClosedBy { get; set; }
    public List<string> Labels { get; } = [];
    public List<Reaction> Reactions { get; } = [];
    public List<IssueComment> Comments { get; } = [];
    public List<IssueEvent> Events { get; } = [];
    public bool IsOpen => State == "open";
    public string NodeId => Pull is null ? $"I_kwLO{Id}" : Pull.NodeId;
}
