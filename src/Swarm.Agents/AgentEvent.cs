namespace Swarm.Agents;

/// <summary>What an agent says while it works, in one form for all runners. Claims for people to watch; nothing is decided by them.</summary>
public abstract record AgentEvent
{
    private AgentEvent()
    {
    }

    /// <summary>The program is up. <paramref name="Session"/> can be resumed where the runner knows sessions.</summary>
    public sealed record Started(string? Session) : AgentEvent;

    /// <summary>A sentence of the agent.</summary>
    public sealed record Message(string Text) : AgentEvent;

    /// <summary>The agent uses a tool on something: a file, a command, a pattern.</summary>
    public sealed record ToolUse(string Name, string Target) : AgentEvent;

    /// <summary>What the agent says it used; the gateway's own figures count.</summary>
    public sealed record Usage(long InputTokens, long OutputTokens, decimal CostUsd) : AgentEvent;

    /// <summary>The agent's last word.</summary>
    public sealed record Finished(string Reason, bool Failed) : AgentEvent;
}
