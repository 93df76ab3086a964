namespace Swarm.Core.Policies;

/// <summary>How many stations a track passes. Setting <c>ceremony</c>; default <see cref="Auto"/>.</summary>
public enum Ceremony
{
    /// <summary>The plan decides: one small task takes the short road, everything else the full one.</summary>
    Auto,

    /// <summary>Always the short road: no approval, no council.</summary>
    Light,

    /// <summary>Always the full road.</summary>
    Full,
}
