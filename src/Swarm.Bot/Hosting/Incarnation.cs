using Swarm.Core.Policies;
using Swarm.Storage;

namespace Swarm.Bot.Hosting;

/// <summary>Who holds a lease: the node, and this life of it. A restarted node takes back what its earlier life held.</summary>
public sealed record Incarnation(string Node, string Life)
{
    private const string Setting = "node";

    /// <summary>Carried by every process that this node starts, in all its lives.</summary>
    public ProcessMark Mark => new(Node);

    /// <summary>The node is its data directory, not its machine: a container that starts again under another host name is the same node.</summary>
    public static async Task<Incarnation> BeginAsync(TrackStore store, CancellationToken ct)
    {
        var node = await store.GetSettingAsync(Setting, ct);
        if (node is null) await store.PutSettingAsync(Setting, node = Guid.CreateVersion7().ToString("N"), ct);
        return new Incarnation(node, Guid.CreateVersion7().ToString("N"));
    }

    /// <summary>When the node first began on its data directory: its name is put once and never again.</summary>
    public static async Task<DateTimeOffset> FirstBeganAsync(TrackStore store, CancellationToken ct) =>
        await store.SettingPutAtAsync(Setting, ct) ?? throw new InvalidOperationException("The node has not begun.");
}
