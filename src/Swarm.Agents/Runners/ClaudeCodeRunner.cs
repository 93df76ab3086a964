using System.Globalization;
using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>Claude Code, headless: no settings of the repository, no servers, no questions; the cell is what holds it.</summary>
internal sealed class ClaudeCodeRunner(AgentPrograms programs) : IAgentRunner
{
    private const int MostTurns = 200;
    private const int MostOutputTokens = 16_000;

    public string Name => "claude-code";

    public bool NeedsConfinedCell => true;

    public AgentPreparation Prepare(AgentRequest request)
    {
        if (AgentProgram.Find("claude", programs.ClaudeCode) is not { } program) return new AgentPreparation.Refused("Claude Code is not installed on this server: npm install -g @anthropic-ai/claude-code, or name its path in the server's settings.");
        return new AgentPreparation.Ready(new AgentLaunch
        {
            Command = paths => Line(program, request, paths),
            Environment = Variables,
            Mounts = program.Mount is { } mount ? [mount] : [],
            Relay = true,
            ReadLine = ClaudeCodeEvents.Read,
        });
    }

    private static List<string> Line(AgentProgram program, AgentRequest request, CellPaths paths)
    {
        List<string> line =
        [
            paths.Inside(program.Path), "-p", Prompt(paths),
            "--output-format", "stream-json", "--verbose",
            "--max-turns", MostTurns.ToString(CultureInfo.InvariantCulture),
            "--tools", request.ReadOnly ? "Read,Grep,Glob,Write" : "Read,Edit,Write,Bash,Grep,Glob",
            "--strict-mcp-config", "--setting-sources", "", "--dangerously-skip-permissions",
        ];
        if (request.Model is { } model) line.AddRange(["--model", model]);
        if (request.ResumeSession is { } session) line.AddRange(["--resume", session]);
        return line;
    }

    private static string Prompt(CellPaths paths) =>
        $"Read the brief at {paths.Exchange}/{Exchange.BriefName} and do what it says. Write your report to {paths.Exchange}/{Exchange.ReportName}.";

    private static Dictionary<string, string> Variables(CellPaths paths) => new(ModelVariables.Of(paths, null))
    {
        ["CLAUDE_CONFIG_DIR"] = $"{paths.Exchange}/{Exchange.SessionName}",
        ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
        ["CLAUDE_CODE_MAX_OUTPUT_TOKENS"] = MostOutputTokens.ToString(CultureInfo.InvariantCulture),
        ["DISABLE_AUTOUPDATER"] = "1",
    };
}
