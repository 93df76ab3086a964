namespace Swarm.Benchmarks.Fuzz;

/// <summary>An input that a parser could not take; its target and number make it again.</summary>
public sealed record FuzzFault(string Target, int Number, byte[] Input, string Reason);
