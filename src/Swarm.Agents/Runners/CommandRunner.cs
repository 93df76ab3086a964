using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>Any program: <c>{brief}</c>, <c>{report}</c> and <c>{work}</c> in its arguments become paths. Its lines are shown as messages.</summary>
internal sealed class CommandRunner : IAgentRunner
{
    public string Name => "command";

    public bool NeedsConfinedCell => true;

    public AgentPreparation Prepare(AgentRequest request)
    {
        if (request.CommandLine is not { Count: > 0 } line) return new AgentPreparation.Refused("Runner 'command' needs agents.<role>.command: a program and its arguments.");
        return new AgentPreparation.Ready(new AgentLaunch
        {
            Command = paths => [.. line.Select((word, index) => index == 0 ? paths.Inside(word) : Fill(word, paths))],
            Environment = paths => ModelVariables.Of(paths, request.Model),
            Mounts = ProgramMounts.Of(line.Take(1)),
            Relay = true,
            ReadLine = text => string.IsNullOrWhiteSpace(text) ? [] : [new AgentEvent.Message(Excerpt.Of(text, 4_000))],
        });
    }

    private static string Fill(string word, CellPaths paths) => word
        .Replace("{brief}", $"{paths.Exchange}/{Exchange.BriefName}", StringComparison.Ordinal)
        .Replace("{report}", $"{paths.Exchange}/{Exchange.ReportName}", StringComparison.Ordinal)
        .Replace("{work}", paths.Work, StringComparison.Ordinal);
}
