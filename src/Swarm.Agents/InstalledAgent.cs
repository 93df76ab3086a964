using Swarm.Agents.Runners;
using Swarm.Cell;

namespace Swarm.Agents;

/// <summary>An agent's program found on this machine.</summary>
/// <param name="Path">The real file, links resolved.</param>
/// <param name="Version">What it says of itself, on one line; null where it could not be asked or did not answer.</param>
public sealed record InstalledAgent(string Path, string? Version)
{
    private const int LongestVersion = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks for a program and asks it for its version, in the cell in which agents run. Null when it is not installed.</summary>
    /// <param name="name">Its name on the PATH.</param>
    /// <param name="setting">The path that the operator has set; null looks on the PATH.</param>
    public static async Task<InstalledAgent?> FindAsync(string name, string? setting, ICell cell, CancellationToken ct)
    {
        if (AgentProgram.Find(name, setting) is not { } program) return null;
        return new InstalledAgent(program.Path, await VersionAsync(program, cell, ct));
    }

    private static async Task<string?> VersionAsync(AgentProgram program, ICell cell, CancellationToken ct)
    {
        var work = Directory.CreateTempSubdirectory("swarm-version-");
        try
        {
            var request = new CellRequest
            {
                Command = paths => [paths.Inside(program.Path), "--version"],
                WorkFolder = work.FullName,
                WorkReadOnly = cell.IsConfined,
                Mounts = program.Mount is { } mount ? [mount] : [],
                WallTime = Patience,
            };
            var exit = await cell.RunAsync(request, ct);
            ct.ThrowIfCancellationRequested();
            return exit.Succeeded ? FirstLine(exit.OutputTail) : null;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static string? FirstLine(string output)
    {
        var line = output.AsSpan().Trim();
        if (line.IndexOfAny('\r', '\n') is var end and >= 0) line = line[..end];
        return line.IsEmpty ? null : line[..Math.Min(line.Length, LongestVersion)].ToString();
    }
}
