namespace Swarm.Cell;

/// <summary>A system call by its number on each processor that the filter knows.</summary>
/// <param name="X64">On x86-64; null where it does not exist.</param>
/// <param name="Arm64">On 64-bit ARM; null where it does not exist.</param>
internal sealed record SystemCall(string Name, int? X64, int? Arm64);
