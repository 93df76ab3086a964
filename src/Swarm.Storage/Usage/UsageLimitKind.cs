namespace Swarm.Storage;

/// <summary>Which limit a call would pass.</summary>
public enum UsageLimitKind
{
    /// <summary>That of the track.</summary>
    Track,

    /// <summary>That of everybody together on this UTC day.</summary>
    Day,

    /// <summary>That of the person on this UTC day.</summary>
    PersonDay,
}
