namespace Swarm.Core.Gates;

/// <summary>What a gate says of one commit.</summary>
public enum Verdict
{
    /// <summary>Measured and met.</summary>
    Pass,

    /// <summary>Measured and met, with something a person should see.</summary>
    Warn,

    /// <summary>Measured and missed.</summary>
    Fail,

    /// <summary>Nobody measured it, e.g. no command is configured.</summary>
    NotMeasured,
}
