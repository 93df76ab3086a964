namespace Swarm.Benchmarks.Fuzz;

/// <summary>A parser under test.</summary>
/// <param name="Seeds">Good input that is changed.</param>
/// <param name="Run">Reads one input. It throws only where a promise of the parser is broken; what the parser documents is caught inside.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<string> Seeds, Action<byte[]> Run);
