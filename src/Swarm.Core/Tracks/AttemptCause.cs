namespace Swarm.Core.Tracks;

/// <summary>Why an attempt was started.</summary>
public enum AttemptCause
{
    First,

    /// <summary>The one before failed; its failure is in the brief.</summary>
    Retry,

    /// <summary>The one before could not be merged; both sides are in the brief.</summary>
    Conflict,
}
