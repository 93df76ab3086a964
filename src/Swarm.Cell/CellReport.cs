using System.Collections.Immutable;

namespace Swarm.Cell;

/// <summary>Whether foreign code can be confined on this machine.</summary>
/// <param name="Usable">True when the whole line really ran.</param>
/// <param name="Seen">What came of it; a whole sentence.</param>
/// <param name="NextStep">What to do where it did not run; null where it did.</param>
public sealed record CellReport(bool Usable, string Seen, string? NextStep)
{
    /// <summary>Programs beside bubblewrap that are not installed; empty where none is missing.</summary>
    public ImmutableArray<MissingProgram> Missing { get; init; } = [];

    /// <summary>What is there or missing, and the next step.</summary>
    public string Explanation => string.Join(' ', [Seen, .. Missing.Select(each => each.ToString()), .. NextStep is null ? [] : (string[])[NextStep]]);
}
