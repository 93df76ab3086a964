namespace Swarm.Cell;

/// <summary>How a run ended.</summary>
public enum CellEnd
{
    /// <summary>The program ended by itself; its exit code says how.</summary>
    Exited,

    /// <summary>The wall-clock limit passed; everything in the cell was ended.</summary>
    TimedOut,

    /// <summary>It used more than it may; everything in the cell was ended. <see cref="CellExit.Passed"/> says of what.</summary>
    OverLimit,

    /// <summary>The caller cancelled; everything in the cell was ended.</summary>
    Cancelled,

    /// <summary>Nothing ran. <see cref="CellExit.Refusal"/> says why and what to do.</summary>
    Refused,
}
