namespace Swarm.Storage;

/// <summary>A line of the list of tracks.</summary>
public sealed record TrackRow(
    string Key,
    long RepositoryId,
    long Issue,
    int Run,
    string Title,
    string Phase,
    bool IsOpen,
    long Version,
    long PublishedVersion,
    DateTimeOffset UpdatedAt,
    string? ParkedReason);
