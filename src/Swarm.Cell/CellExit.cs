namespace Swarm.Cell;

/// <summary>What the cell observed of one run. The texts come from foreign code.</summary>
/// <param name="End">How the run ended.</param>
/// <param name="ExitCode">Set only when the program ended by itself; 128 + n when signal n ended it.</param>
/// <param name="Duration">From the start of the process to the end of its last child.</param>
/// <param name="OutputTail">The last 16 KiB of standard output.</param>
/// <param name="ErrorTail">The last 16 KiB of standard error.</param>
/// <param name="Refusal">Why nothing ran; null unless <see cref="CellEnd.Refused"/>.</param>
public sealed record CellExit(CellEnd End, int? ExitCode, TimeSpan Duration, string OutputTail, string ErrorTail, string? Refusal)
{
    /// <summary>What it used and what the limit is, as a sentence without its end; null unless <see cref="CellEnd.OverLimit"/>.</summary>
    public string? Passed { get; init; }

    /// <summary>True when the program ended by itself with exit code 0.</summary>
    public bool Succeeded => End == CellEnd.Exited && ExitCode == 0;

    internal static CellExit Refused(string reason) => new(CellEnd.Refused, null, TimeSpan.Zero, "", "", reason);
}
