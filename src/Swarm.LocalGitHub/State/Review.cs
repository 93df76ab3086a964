namespace Swarm.LocalGitHub.State;

internal sealed class Review
{
    public const string Pending = "PENDING";

    public required long Id { get; init; }
    public required Actor Author { get; init; }
    public required string CommitId { get; init; }
    public required string Body { get; set; }
    public required string State { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public bool IsPending => State == Pending;
    public string NodeId => $"PRR_kwLO{Id}";
}
