namespace Swarm.Bot.Hosting;

/// <summary>Who holds a lease: the node, and this life of it. A restarted node takes back what its earlier life held.</summary>
public sealed record Incarnation(string Node, string Life)
{
    public static Incarnation Begin() => new(Environment.MachineName, Guid.CreateVersion7().ToString("N"));
}
