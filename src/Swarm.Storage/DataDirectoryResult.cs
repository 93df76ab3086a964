namespace Swarm.Storage;

/// <summary>What came of opening a data directory.</summary>
public abstract record DataDirectoryResult
{
    private DataDirectoryResult() { }

    /// <summary>The directory is ours until <paramref name="Directory"/> is disposed.</summary>
    public sealed record Opened(DataDirectory Directory) : DataDirectoryResult;

    /// <summary>Another process holds it. <paramref name="Owner"/> is what that process wrote about itself.</summary>
    public sealed record InUse(string Owner, string Message, string NextStep) : DataDirectoryResult;

    /// <summary>It cannot hold our data.</summary>
    public sealed record Unusable(string Reason, string NextStep) : DataDirectoryResult;
}
