namespace Swarm.Storage;

/// <summary>How a store behaves; the defaults are those of <c>serve</c>.</summary>
public sealed record StoreOptions
{
    /// <summary>Events of a track after which a commit asks for a snapshot; 50.</summary>
    public int SnapshotEvery { get; init; } = 50;

    /// <summary>How long a job or a track's publishing stays with a silent node; 3 minutes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Bytes after which webhook bodies go to the next segment file; 64 MiB.</summary>
    public long SegmentBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Connections that read beside the one that writes; 4.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>How long a statement waits for a lock of the database file; 5 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
