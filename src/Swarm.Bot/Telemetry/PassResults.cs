namespace Swarm.Bot.Telemetry;

/// <summary>How one pass of publishing a track ended.</summary>
internal static class PassResults
{
    public const string Complete = "complete";

    /// <summary>The track moved on, or a write waits: another pass follows.</summary>
    public const string Again = "again";

    public const string Failed = "failed";
}
