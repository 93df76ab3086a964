using System.Collections.Immutable;

namespace Swarm.Core.Gates;

/// <summary>What was measured of one commit.</summary>
public sealed record Evidence(string Commit, ImmutableArray<GateResult> Gates)
{
    /// <summary>True when every required gate was measured and none failed.</summary>
    public bool Meets(IEnumerable<string> required) =>
        required.All(gate => Gates.Any(result => result.Gate == gate && result.Verdict is (Verdict.Pass or Verdict.Warn)))
        && Gates.All(result => result.Verdict != Verdict.Fail);

    public ImmutableArray<GateResult> Failures => [.. Gates.Where(result => result.Verdict == Verdict.Fail)];

    public Verdict? VerdictOf(string gate) => Gates.FirstOrDefault(result => result.Gate == gate)?.Verdict;
}
