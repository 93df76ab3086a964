using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>This product's own agent: a child process that does what the reply of its one model call orders.</summary>
internal sealed class ScriptedRunner(AgentPrograms programs) : IAgentRunner
{
    private const string ModelPrefix = "scripted";

    public string Name => "scripted";

    public bool NeedsConfinedCell => false;

    public AgentPreparation Prepare(AgentRequest request)
    {
        if (programs.Scripted.IsDefaultOrEmpty) return new AgentPreparation.Refused("The program of scripted agents is not set on this server.");
        // In an open cell nothing holds a scripted agent, so it must never follow the words of a real model.
        if (request.Model is { } model && !model.StartsWith(ModelPrefix, StringComparison.Ordinal)) return new AgentPreparation.Refused($"Scripted agents take only models named {ModelPrefix}-…, not '{model}'.");
        return new AgentPreparation.Ready(new AgentLaunch
        {
            Command = paths => Line(paths),
            Environment = _ => Variables(request),
            Mounts = ProgramMounts.Of(programs.Scripted),
            Trusted = true,
            ReadLine = ScriptedEvents.Read,
        });
    }

    private IReadOnlyList<string> Line(CellPaths paths) =>
    [
        .. programs.Scripted.Select(paths.Inside),
        "--brief", $"{paths.Exchange}/{Exchange.BriefName}",
        "--report", $"{paths.Exchange}/{Exchange.ReportName}",
        "--socket", paths.GatewaySocket!,
        "--work", paths.Work,
    ];

    private Dictionary<string, string> Variables(AgentRequest request)
    {
        var variables = new Dictionary<string, string>();
        if (request.Model is { } model) variables["SWARM_MODEL"] = model;
        // Only a program started by its own executable asks for it, and only where .NET is not installed by the system.
        var byDotnet = Path.GetFileNameWithoutExtension(programs.Scripted[0]) == "dotnet";
        if (!byDotnet && DotnetRoot.Inside is { } root && !ProgramMounts.IsSystem(root)) variables["DOTNET_ROOT"] = root;
        return variables;
    }
}
