namespace Swarm.Storage;

/// <summary>What lists show of a track without folding it. Repository, issue and run never change once the track exists.</summary>
public sealed record TrackHeader(long RepositoryId, long Issue, int Run, string Title, string Phase, bool IsOpen = true);
