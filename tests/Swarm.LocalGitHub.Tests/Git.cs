using System.Diagnostics;

namespace Swarm.LocalGitHub.Tests;

/// <summary>Real git as a client.</summary>
internal static class Git
{
    public static async Task<(int Exit, string Text)> TryAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Scene.Ct);
        var error = process.StandardError.ReadToEndAsync(Scene.Ct);
        await process.WaitForExitAsync(Scene.Ct);
        return (process.ExitCode, await output + await error);
    }

    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (exit, text) = await TryAsync(folder, arguments);
        exit.ShouldBe(0, text);
        return text.Trim();
    }

    /// <summary>The repository's address with a token in it, as a test may write it.</summary>
    public static string Address(Scene scene, string token) =>
        $"http://x-access-token:{token}@{scene.Server.BaseUrl.Authority}/acme/shop.git";
}
