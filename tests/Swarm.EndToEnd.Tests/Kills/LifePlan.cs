using System.Collections.Immutable;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Where one track's product is killed.</summary>
/// <param name="Name">For people who read a failure.</param>
/// <param name="Confined">False hides bubblewrap from the product: then agents do not die with it.</param>
/// <param name="Points">In the order of the road.</param>
public sealed record LifePlan(string Name, bool Confined, params ImmutableArray<KillPoint> Points)
{
    /// <summary>Events of a store of the first version that the product finds, and during whose migration it is killed; 0: an empty folder.</summary>
    public int OldEvents { get; init; }

    public int Kills => Points.Length + (OldEvents > 0 ? 1 : 0);
}
