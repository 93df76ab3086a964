namespace Swarm.Benchmarks.Fuzz;

/// <summary>What became of one parser's inputs.</summary>
public sealed record FuzzResult(string Target, int Inputs, TimeSpan Longest, IReadOnlyList<FuzzFault> Faults);
