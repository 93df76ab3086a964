using System.ComponentModel;
using System.Diagnostics;

namespace Swarm.Agents.Scripted;

/// <summary>Runs a program the script names, in the work folder, from an argument list.</summary>
internal static class ChildCommand
{
    private const int LongestOutput = 4_000;

    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> line, string work, CancellationToken ct)
    {
        if (line.Count == 0) throw new InvalidDataException("'run' needs a program.");
        var info = new ProcessStartInfo(line[0], line.Skip(1)) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(info)!;
            var error = process.StandardError.ReadToEndAsync(ct);
            var output = await process.StandardOutput.ReadToEndAsync(ct) + await error;
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, output.Length <= LongestOutput ? output : output[^LongestOutput..]);
        }
        catch (Win32Exception e)
        {
            return (127, e.Message);
        }
    }
}
