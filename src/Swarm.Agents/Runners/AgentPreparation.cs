namespace Swarm.Agents.Runners;

/// <summary>Whether an agent can be started here.</summary>
public abstract record AgentPreparation
{
    private AgentPreparation()
    {
    }

    public sealed record Ready(AgentLaunch Launch) : AgentPreparation;

    /// <summary>The reason names the next step.</summary>
    public sealed record Refused(string Reason) : AgentPreparation;
}
