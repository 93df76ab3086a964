namespace Swarm.LocalGitHub.State;

/// <summary>What a caller has used of the current hour.</summary>
internal sealed record RateWindow(int Limit, int Used, DateTimeOffset ResetsAt)
{
    public int Remaining => Math.Max(0, Limit - Used);
    public bool Exceeded => Used > Limit;
}
