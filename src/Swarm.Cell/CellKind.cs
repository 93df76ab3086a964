namespace Swarm.Cell;

/// <summary>How a cell holds what runs in it.</summary>
public enum CellKind
{
    /// <summary>Own namespaces, read-only system, no network: foreign code may run.</summary>
    Bubblewrap,

    /// <summary>No sandbox: only programs of this product run.</summary>
    Open,
}
