namespace Swarm.Core.Tracks;

/// <summary>What choosing an option does.</summary>
public enum EscalationEffect
{
    /// <summary>The answer is passed on to the agent.</summary>
    Tell,

    /// <summary>The task or step is tried again.</summary>
    Retry,

    /// <summary>The task is left out.</summary>
    Skip,

    /// <summary>The track ends.</summary>
    Cancel,

    /// <summary>The track goes on.</summary>
    Approve,
}
