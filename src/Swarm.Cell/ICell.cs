namespace Swarm.Cell;

/// <summary>The one door through which agents and the repository's own commands run.</summary>
public interface ICell
{
    CellKind Kind { get; }

    /// <summary>True when foreign code may run here.</summary>
    bool IsConfined { get; }

    /// <summary>
    /// Runs one program to its end. Timeout, cancellation and refusal are values, not exceptions;
    /// when the task completes nothing of the run is left.
    /// </summary>
    /// <exception cref="ArgumentException">The request contradicts itself.</exception>
    Task<CellExit> RunAsync(CellRequest request, CancellationToken ct);
}
