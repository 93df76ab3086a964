namespace Swarm.Storage;

/// <summary>What came of a commit. Every case but <see cref="Committed"/> has changed nothing.</summary>
public abstract record CommitResult
{
    private CommitResult() { }

    /// <summary>
    /// Kept. Ring for <paramref name="NewJobs"/>; <paramref name="CancelledJobs"/> learn it at their next renewal.
    /// <paramref name="NeedsSnapshot"/> asks the next commit to bring a snapshot.
    /// </summary>
    public sealed record Committed(
        long Version,
        IReadOnlyList<long> NewJobs,
        IReadOnlyList<long> CancelledJobs,
        bool NeedsSnapshot) : CommitResult;

    /// <summary>The track has moved on to <paramref name="Version"/>: load it and decide again.</summary>
    public sealed record Conflict(long Version) : CommitResult;

    /// <summary>Somebody else has ended the delivery.</summary>
    public sealed record DeliveryAlreadyDone : CommitResult;

    /// <summary>The job was cancelled, finished, or passed on to another node.</summary>
    public sealed record StaleLease : CommitResult;

    /// <summary>The track holds events of schema <paramref name="TrackSchema"/>, newer than this node's.</summary>
    public sealed record SchemaTooOld(int TrackSchema) : CommitResult;
}
