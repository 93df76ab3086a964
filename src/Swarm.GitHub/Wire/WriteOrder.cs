namespace Swarm.GitHub;

/// <summary>How a caller wants its requests to wait.</summary>
/// <param name="Lane">The lane of its writes.</param>
/// <param name="Patience">Ends the waiting, never a request that is under way.</param>
internal sealed record WriteOrder(WriteLane Lane, CancellationToken Patience = default)
{
    /// <summary>Called after all waiting, right before a write leaves; what it throws keeps it from leaving. Null: nothing.</summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    /// <summary>That of callers who say nothing.</summary>
    public static WriteOrder Default { get; } = new(WriteLane.PullRequest);
}
