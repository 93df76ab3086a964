namespace Swarm.Core.Tracks;

/// <summary>What a worker does for a track.</summary>
public enum JobKind
{
    /// <summary>Freezes the issue, reads the settings, fetches the mirror.</summary>
    Prepare,
    Explore,
    Plan,
    Preflight,

    /// <summary>Makes the empty start commit of the head.</summary>
    Start,

    /// <summary>Runs an agent on a task.</summary>
    Attempt,

    /// <summary>Runs the gates on an attempt's commit.</summary>
    Measure,

    /// <summary>Merges an attempt into the head, gated as merged.</summary>
    Merge,

    /// <summary>Merges the base into the head, gated as merged.</summary>
    BringUp,
    Push,

    /// <summary>Runs the gates on the head again.</summary>
    Remeasure,
    Lens,
    Verify,

    /// <summary>Takes in what somebody else pushed to the head.</summary>
    Adopt,
}
