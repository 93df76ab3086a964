namespace Swarm.Storage;

/// <summary>
/// All that is needed to fold a track: the newest snapshot, if one exists, and the events after it.
/// <paramref name="NeedsSnapshot"/> asks the next commit to bring a snapshot.
/// </summary>
public sealed record StoredTrack(
    string Key,
    long Version,
    int SchemaVersion,
    StoredSnapshot? Snapshot,
    IReadOnlyList<StoredEvent> Events,
    bool NeedsSnapshot,
    string? ParkedReason);
