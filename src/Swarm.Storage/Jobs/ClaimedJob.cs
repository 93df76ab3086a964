namespace Swarm.Storage;

/// <summary>A job that is ours until <paramref name="LeaseUntil"/> or longer, if renewed. <paramref name="Claims"/> counts how often it was taken, this time included.</summary>
public sealed record ClaimedJob(long Id, string TrackKey, string Key, string Kind, string Payload, long Fence, int Claims, DateTimeOffset LeaseUntil)
{
    /// <summary>When it could first have been taken, so that the claim's wait is known.</summary>
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>Trace context of the decision that wanted it, in W3C form; null where none was kept.</summary>
    public string? Trace { get; init; }

    /// <summary>What the commit of the outcome shows.</summary>
    public JobLease Lease => new(Id, Fence);
}
