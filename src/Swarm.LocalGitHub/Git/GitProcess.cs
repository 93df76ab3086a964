using System.Diagnostics;

namespace Swarm.LocalGitHub.Git;

/// <summary>Starts git with an argument list and an environment of its own: no user's or system's configuration is read.</summary>
internal sealed class GitProcess(string emptyHome)
{
    public Process Start(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? extra = null)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        CleanEnvironment(start);
        foreach (var (name, value) in extra ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("git could not be started.");
    }

    public async Task<GitOutput> RunAsync(
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken ct,
        byte[]? input = null,
        IReadOnlyDictionary<string, string>? extra = null)
    {
        using var process = Start(folder, arguments, extra);
        using var output = new MemoryStream();
        try
        {
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input, ct);
            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync(ct);
            return new GitOutput(process.ExitCode, output.ToArray(), await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private void CleanEnvironment(ProcessStartInfo start)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = emptyHome;
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
    }
}
