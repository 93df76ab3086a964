using System.Collections.Immutable;

namespace Swarm.Core.Tracks;

/// <summary>What the preflight found: the price and what stands in the way.</summary>
/// <param name="LowUsd">Every task succeeds at once.</param>
/// <param name="HighUsd">Every task takes all its attempts.</param>
/// <param name="Workflows">The repository's workflows that a push or a pull request would start.</param>
/// <param name="Notes">Further things a person should know before money is spent.</param>
public sealed record Estimate(decimal LowUsd, decimal HighUsd, ImmutableArray<string> Workflows, ImmutableArray<string> Notes);
