namespace Swarm.Core.Tracks;

/// <summary>What an escalation is about, and so what an answer does.</summary>
public enum EscalationKind
{
    /// <summary>An agent asks; the answer goes into its next session.</summary>
    Question,

    /// <summary>A task failed too often or cannot go on by itself.</summary>
    TaskFailed,

    /// <summary>A step of the track itself failed (planning, preflight, a push).</summary>
    StepFailed,

    /// <summary>A phase has ended and the next one waits for approval.</summary>
    Checkpoint,
}
