namespace Swarm.LocalGitHub.State;

internal sealed class CheckRun
{
    public required long Id { get; init; }
    public required CheckSuite Suite { get; init; }
    public required string Name { get; set; }
    public string Status { get; set; } = "queued";
    public string? Conclusion { get; set; }
    public string? ExternalId { get; set; }
    public string? DetailsUrl { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    public CheckOutput Output { get; set; } = new(null, null, null);
    public IReadOnlyList<CheckAction> Actions { get; set; } = [];
    public List<CheckAnnotation> Annotations { get; } = [];
    public string HeadSha => Suite.HeadSha;
    public string NodeId => $"CR_kwLO{Id}";
}
