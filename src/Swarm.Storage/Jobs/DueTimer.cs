namespace Swarm.Storage;

/// <summary>A timer whose moment has come. It stays due until a commit names it as fired or no longer wants it.</summary>
public sealed record DueTimer(string TrackKey, string Key, DateTimeOffset Due);
