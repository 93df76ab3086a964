namespace Swarm.Storage;

/// <summary>What came of looking into a data directory.</summary>
public abstract record TrackReaderResult
{
    private TrackReaderResult() { }

    /// <summary>The reader is the caller's to dispose.</summary>
    public sealed record Opened(TrackReader Reader) : TrackReaderResult;

    /// <summary>There is nothing that can be read.</summary>
    public sealed record Refused(string Reason, string NextStep) : TrackReaderResult;
}
