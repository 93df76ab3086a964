namespace Swarm.Cell;

/// <summary>What one run may use beside its time. What the kernel does not hold for a whole cell is watched, and passing it ends the cell.</summary>
public sealed record CellLimits
{
    public static readonly CellLimits Default = new();

    /// <summary>Processes at once; default 512. The kernel counts threads too, and holds it for every user but root.</summary>
    public int Processes { get; init; } = 512;

    /// <summary>Open files of one process; default 4,096. Held by the kernel.</summary>
    public int OpenFiles { get; init; } = 4096;

    /// <summary>Data of one process in bytes; default 8 GiB. Held by the kernel.</summary>
    public long ProcessData { get; init; } = 8L << 30;

    /// <summary>One file in bytes; default 1 GiB. Held by the kernel.</summary>
    public long File { get; init; } = 1L << 30;

    /// <summary>Memory of all processes in bytes, pages that several share counted for each; default 8 GiB. Watched.</summary>
    public long Memory { get; init; } = 8L << 30;

    /// <summary>What the writable folders may grow by in bytes, every file counted by its length and as 4 KiB at least; default 4 GiB. Watched.</summary>
    public long Disk { get; init; } = 4L << 30;

    /// <summary>Processor time as a multiple of the wall-clock limit: so many processors may be busy all the time; default 4. Watched.</summary>
    public int Processors { get; init; } = 4;
}
