namespace Swarm.Storage;

/// <summary>A fact of a track. The first of a track has version 1.</summary>
public sealed record StoredEvent(long Version, string Kind, string Json, DateTimeOffset At);
