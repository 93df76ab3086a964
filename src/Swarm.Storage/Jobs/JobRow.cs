namespace Swarm.Storage;

/// <summary>A line of the list of jobs.</summary>
public sealed record JobRow(
    long Id,
    string TrackKey,
    string Key,
    string Kind,
    string? Slot,
    int Priority,
    JobState State,
    long Fence,
    int Claims,
    string? Node,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset NotBefore,
    string? Reason,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
