using Swarm.Storage;

namespace Swarm.Bot.Work;

/// <summary>The right of one worker to do a job. It is asked for again before anything that others can see is changed.</summary>
public sealed class JobHold(TrackStore store, ClaimedJob claimed)
{
    public JobLease Lease => claimed.Lease;

    /// <exception cref="LostLeaseException">The job was cancelled or passed on.</exception>
    public async Task DemandAsync(CancellationToken ct)
    {
        if (!await store.RenewAsync(claimed.Id, claimed.Fence, ct)) throw new LostLeaseException(claimed.Key);
    }
}
