namespace Swarm.Storage.Tracks;

/// <summary>How far a track is, as a commit needs to know it.</summary>
internal sealed record TrackPosition(long Version, int SchemaVersion, long SnapshotVersion, string? ParkedReason)
{
    public static readonly TrackPosition New = new(0, 0, 0, null);
}
