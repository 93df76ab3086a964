namespace Swarm.Cell;

/// <summary>What became of processes that an earlier life left.</summary>
/// <param name="Found">How many there were.</param>
/// <param name="Left">How many of them still run, e.g. because the kernel holds them.</param>
public sealed record EndedProcesses(int Found, int Left);
