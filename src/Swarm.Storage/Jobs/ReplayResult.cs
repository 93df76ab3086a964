namespace Swarm.Storage;

/// <summary>What came of making a parked job ready again.</summary>
public abstract record ReplayResult
{
    private ReplayResult() { }

    /// <summary>It is ready; a server claims it when it looks next.</summary>
    /// <param name="Job">The job as it was while it was parked.</param>
    public sealed record Replayed(JobRow Job) : ReplayResult;

    /// <summary>It exists and is not parked, so nothing was changed.</summary>
    public sealed record NotParked(JobRow Job) : ReplayResult;

    /// <summary>There is no job with this id.</summary>
    public sealed record Unknown : ReplayResult;

    /// <summary>There is no store that can be changed.</summary>
    public sealed record Refused(string Reason, string NextStep) : ReplayResult;
}
