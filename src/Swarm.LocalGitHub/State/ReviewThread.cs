namespace Swarm.LocalGitHub.State;

internal sealed class ReviewThread
{
    public required long Id { get; init; }
    public bool IsResolved => ResolvedBy is not null;
    public Account? ResolvedBy { get; set; }
    public List<ReviewComment> Comments { get; } = [];
    public ReviewComment First => Comments[0];
    public string NodeId => $"PRRT_kwLO{Id}";
}
