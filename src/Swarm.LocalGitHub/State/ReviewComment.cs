namespace Swarm.LocalGitHub.State;

internal sealed class ReviewComment
{
    public required long Id { get; init; }
    public required Review Review { get; init; }
    public required DiffPlace Place { get; init; }
    public required string CommitId { get; init; }
    public required string DiffHunk { get; init; }

    /// <summary>See <see cref="Git.DiffHunk.PositionOf"/>.</summary>
    public required int Position { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string Body { get; set; }
    public long? InReplyTo { get; init; }
    public string? MinimizedReason { get; set; }
    public Actor Author => Review.Author;
    public string NodeId => $"PRRC_kwLO{Id}";
}
