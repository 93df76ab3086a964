namespace Swarm.Core.Review;

/// <summary>What became of a finding.</summary>
public enum FindingStatus
{
    /// <summary>Raised, not yet repaired.</summary>
    Open,

    /// <summary>Repaired by a commit and verified.</summary>
    Repaired,

    /// <summary>Left for people: below the floor, or not repaired within the rounds.</summary>
    Left,
}
