using Swarm.Storage.Tracks;

namespace Swarm.Storage;

/// <summary>Lets parked tracks of a data directory go on from outside, also while a <c>serve</c> has it open.</summary>
public static class ParkedTracks
{
    /// <summary>Lets one parked track go on, its reason forgotten.</summary>
    /// <exception cref="StoreUnavailableException">The files cannot be read or written.</exception>
    public static Task<TrackReplay> ReplayAsync(string path, string trackKey, TimeProvider time, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trackKey);
        ArgumentNullException.ThrowIfNull(time);
        return OutsideWrite.RunAsync<TrackReplay>(
            path,
            database =>
            {
                if (TrackTable.Position(database, trackKey) is not { } track) return new TrackReplay.Unknown();
                if (track.ParkedReason is not { } reason) return new TrackReplay.NotParked();
                TrackTable.Park(database, trackKey, null, time.GetUtcNow());
                return new TrackReplay.Replayed(reason);
            },
            (reason, next) => new TrackReplay.Refused(reason, next),
            ct);
    }
}
