namespace Swarm.Bot.Publishing;

/// <summary>What has become of some lanes of a pass.</summary>
internal sealed class PassPart
{
    /// <summary>False where something waits and must be looked at again.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>True where the track has changed, or may have: what is left is not written.</summary>
    public bool IsOutdated { get; set; }

    /// <summary>What GitHub refused, or may or may not show.</summary>
    public List<Exception> Faults { get; } = [];
}
