using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>Another open track of the repository whose tasks touch files that this track's tasks touch too.</summary>
/// <param name="IsFirst">True where it began earlier, so that with <c>overlap: queue</c> this track waits for it and never the other way round.</param>
/// <param name="Touches">What it touches, as far as it meets this track.</param>
public sealed record Neighbour(int Issue, int Run, bool IsFirst, ImmutableArray<string> Touches)
{
    public bool Equals(Neighbour? other) =>
        other is not null && (Issue, Run, IsFirst) == (other.Issue, other.Run, other.IsFirst) && Touches.SequenceEqual(other.Touches);

    public override int GetHashCode() => HashCode.Combine(Issue, Run, IsFirst, Touches.Length);
}
