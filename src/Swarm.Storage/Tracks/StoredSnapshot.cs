namespace Swarm.Storage;

/// <summary>A track's state after the event of this version.</summary>
public sealed record StoredSnapshot(long Version, string Json);
