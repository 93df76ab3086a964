using Swarm.Core.Tracks;

namespace Swarm.Bot.Coordination;

/// <summary>A track as of one version; no state at version 0.</summary>
public sealed record TrackVersion(long Version, TrackState? State, bool NeedsSnapshot = false)
{
    public static TrackVersion None { get; } = new(0, null);
}
