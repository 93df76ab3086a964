namespace Swarm.Storage;

/// <summary>A moment at which a track's state wants to be woken.</summary>
public sealed record TimerSpec(string Key, DateTimeOffset Due);
