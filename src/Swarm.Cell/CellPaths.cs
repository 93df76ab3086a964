using System.Collections.Immutable;

namespace Swarm.Cell;

/// <summary>Where things are as the program in the cell sees them.</summary>
/// <param name="Work">The work folder; the program starts there.</param>
/// <param name="Exchange">The folder of brief and report; null when none was asked for.</param>
/// <param name="GatewaySocket">The gateway's Unix socket; null without a gateway.</param>
/// <param name="RelayUrl">Address of the relay to the gateway, for programs that speak only TCP; null without a relay.</param>
public sealed record CellPaths(string Work, string? Exchange, string? GatewaySocket, string? RelayUrl)
{
    internal ImmutableArray<ReadOnlyMount> Mounts { get; init; } = [];

    /// <summary>The inside name of a host path that one of the request's mounts shows; any other path is returned as it is.</summary>
    public string Inside(string hostPath)
    {
        foreach (var mount in Mounts)
        {
            if (hostPath == mount.Host) return mount.Inside;
            if (hostPath.StartsWith(mount.Host + "/", StringComparison.Ordinal)) return mount.Inside + hostPath[mount.Host.Length..];
        }

        return hostPath;
    }
}
