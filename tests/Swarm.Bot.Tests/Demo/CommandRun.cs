using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Demo;

/// <summary>One run of a shell script of the demo's repository, with as little around it as in the cell.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    public bool Passed => ExitCode == 0;

    public static async Task<CommandRun> OfAsync(string script, string folder, CancellationToken ct)
    {
        var info = new ProcessStartInfo(Real.Executable("sh", "any POSIX shell")) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(script);
        info.Environment.Clear();
        info.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync(ct);
        var output = await process.StandardOutput.ReadToEndAsync(ct) + await error;
        await process.WaitForExitAsync(ct);
        return new CommandRun(process.ExitCode, output);
    }
}
