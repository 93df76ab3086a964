namespace Swarm.Storage;

/// <summary>What came of letting a parked track go on.</summary>
public abstract record TrackReplay
{
    private TrackReplay() { }

    /// <summary>A server goes on with it when it looks next.</summary>
    /// <param name="Reason">Why it was parked.</param>
    public sealed record Replayed(string Reason) : TrackReplay;

    /// <summary>It is not parked, so nothing was changed.</summary>
    public sealed record NotParked : TrackReplay;

    /// <summary>There is no track with this key.</summary>
    public sealed record Unknown : TrackReplay;

    /// <summary>There is no store that can be changed.</summary>
    public sealed record Refused(string Reason, string NextStep) : TrackReplay;
}
