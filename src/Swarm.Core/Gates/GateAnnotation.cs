namespace Swarm.Core.Gates;

/// <summary>One place in the measured commit that a gate speaks of.</summary>
/// <param name="Path">Path from the repository's root.</param>
/// <param name="Line">First line, counted from 1.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record GateAnnotation(string Path, int Line, string Message);
