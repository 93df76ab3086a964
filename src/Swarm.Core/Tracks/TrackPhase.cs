namespace Swarm.Core.Tracks;

/// <summary>Where a track stands. The order is the order of the road.</summary>
public enum TrackPhase
{
    /// <summary>The issue is frozen, settings are read, the repository is mirrored.</summary>
    Intake,

    /// <summary>An agent reads the repository.</summary>
    Explore,

    /// <summary>An agent writes the plan; faults go back to it.</summary>
    Plan,

    /// <summary>The app checks that it can finish what the plan says.</summary>
    PlanReview,

    /// <summary>A person decides whether the plan may run.</summary>
    Approval,

    /// <summary>Tasks run and are merged into the track's head.</summary>
    Execute,

    /// <summary>The base is merged into the head and the result is gated.</summary>
    Integrate,

    /// <summary>Lenses review the whole change.</summary>
    Council,

    /// <summary>Findings are repaired.</summary>
    Repair,

    /// <summary>The repairs are looked at.</summary>
    Verify,

    /// <summary>The last head is pushed and described.</summary>
    Debrief,

    /// <summary>The pull request waits for people.</summary>
    Ready,

    /// <summary>The pull request was merged.</summary>
    Merged,

    /// <summary>The issue or the pull request was closed without a merge.</summary>
    Closed,

    /// <summary>A person stopped the track.</summary>
    Cancelled,

    /// <summary>The track could not start or go on; the reason is shown.</summary>
    Failed,
}
