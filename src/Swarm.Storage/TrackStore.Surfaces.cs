using Swarm.Storage.Surfaces;

namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>Takes the right to publish a track. Null where another publisher has it, or the track is unknown.</summary>
    public Task<PublishLease?> ClaimPublishingAsync(string trackKey, string node, string incarnation, CancellationToken ct) =>
        WriteAsync(db => PublishLeaseTable.Claim(db, trackKey, node, incarnation, Now + _options.Lease, Now), ct);

    /// <summary>Keeps the right for another lease. False: it was passed on, so publishing must stop.</summary>
    public Task<bool> RenewPublishingAsync(string trackKey, long fence, CancellationToken ct) =>
        WriteAsync(db => PublishLeaseTable.Renew(db, trackKey, fence, Now + _options.Lease), ct);

    /// <summary>Gives the right back. False where it was passed on before.</summary>
    public Task<bool> ReleasePublishingAsync(string trackKey, long fence, CancellationToken ct) =>
        WriteAsync(db => PublishLeaseTable.Release(db, trackKey, fence), ct);

    /// <summary>What GitHub shows of a track, and what is about to be created there.</summary>
    public Task<IReadOnlyList<SurfaceRow>> SurfacesAsync(string trackKey, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<SurfaceRow>>(db => SurfaceTable.Of(db, trackKey), ct);

    /// <summary>Keeps a surface's row as given. False where the publishing right of <paramref name="fence"/> is no longer ours.</summary>
    public Task<bool> PutSurfaceAsync(string trackKey, SurfaceRow surface, long fence, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(surface);
        return WriteAsync(
            db =>
            {
                if (!PublishLeaseTable.Holds(db, trackKey, fence)) return false;
                SurfaceTable.Put(db, trackKey, surface, Now);
                return true;
            },
            ct);
    }
}
