namespace Swarm.GitHub;

/// <summary>Why an issue is closed.</summary>
public enum CloseReason
{
    /// <summary>The work is done.</summary>
    Completed,

    /// <summary>The work will not be done.</summary>
    NotPlanned,
}
