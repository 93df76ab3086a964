namespace Swarm.Agents.Runners;

/// <summary>Knows how one kind of agent is started headless and how its output reads.</summary>
public interface IAgentRunner
{
    /// <summary>The name in configuration.</summary>
    string Name { get; }

    /// <summary>True when the program is not ours and so runs only in a confined cell.</summary>
    bool NeedsConfinedCell { get; }

    /// <summary>The launch, or the reason why this machine cannot run it.</summary>
    AgentPreparation Prepare(AgentRequest request);
}
