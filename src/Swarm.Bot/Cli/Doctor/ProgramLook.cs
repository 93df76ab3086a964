using Microsoft.Extensions.Configuration;
using Swarm.Agents;
using Swarm.Bot.Settings;
using Swarm.Cell;
using Swarm.Git;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>The programs that the bot starts: git, and the agents.</summary>
internal static class ProgramLook
{
    private const string ClaudeWhy = "It is the agent that works where a repository names none.";

    /// <summary>Known by name, and run through runner <c>command</c>.</summary>
    private static readonly (string Name, string Package)[] Others = [("codex", "@openai/codex"), ("opencode", "opencode-ai")];

    public static async Task<Finding> GitAsync(CancellationToken ct)
    {
        var git = await GitExecutable.CheckAsync(ct);
        return new Finding(
            "git", git.Usable ? Verdict.Ok : Verdict.Missing, git.Usable ? $"git {git.Version}." : git.Reason!,
            $"The bot merges with it; older than {GitVersionCheck.Oldest} it cannot do so without a work tree.", git.NextStep);
    }

    public static async IAsyncEnumerable<Finding> AgentsAsync(IConfiguration configuration, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var cell = await Cells.OpenAsync(TimeProvider.System, ct);
        using var owner = cell as IDisposable;
        var path = configuration[$"{ServerTable.Section}:{ServerTable.ClaudePath.Path}"]?.Trim() is { Length: > 0 } set ? set : null;
        var claude = await InstalledAgent.FindAsync("claude", path, cell, ct);
        yield return claude is null
            ? new Finding("claude", Verdict.Missing, path is null ? "It is not on the PATH." : "The path that is set names no file.", ClaudeWhy,
                $"Run: npm install -g @anthropic-ai/claude-code, or set {ServerTable.ClaudePath.Variable} to the program.")
            : Found("claude", claude, ClaudeWhy);
        foreach (var (name, package) in Others)
        {
            const string why = "A repository can name it with runner command.";
            var agent = await InstalledAgent.FindAsync(name, null, cell, ct);
            yield return agent is null
                ? new Finding(name, Verdict.Limited, "It is not on the PATH.", why, $"Only where you want it, run: npm install -g {package}")
                : Found(name, agent, why);
        }
    }

    private static Finding Found(string name, InstalledAgent agent, string why) => agent.Version is { } version
        ? new Finding(name, Verdict.Ok, $"{version}, {agent.Path}.", why)
        : new Finding(name, Verdict.Limited, $"{agent.Path} was not able to say its version in a cell.", why, $"Once the cell works, install {name} anew, with everything that it needs below /usr or beside it.");
}
