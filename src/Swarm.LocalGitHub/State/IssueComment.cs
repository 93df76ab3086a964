namespace Swarm.LocalGitHub.State;

internal sealed class IssueComment
{
    public required long Id { get; init; }
    public required Actor Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string Body { get; set; }

    /// <summary>Who edited it last; null where nobody did.</summary>
    public Account? Editor { get; set; }

    public string? MinimizedReason { get; set; }
    public List<Reaction> Reactions { get; } = [];
    public string NodeId => $"IC_kwLO{Id}";
}
