namespace Swarm.Cell;

/// <summary>Whether foreign code can be confined on this machine.</summary>
/// <param name="Usable">True when the whole line really ran.</param>
/// <param name="Explanation">What is there or missing, and the next step.</param>
public sealed record CellReport(bool Usable, string Explanation);
