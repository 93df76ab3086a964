namespace Swarm.Agents;

/// <summary>How an agent's run ended, as the app observed it.</summary>
public enum AgentEnd
{
    /// <summary>It ended well and left a readable report.</summary>
    Finished,

    /// <summary>Nothing was started: the runner is unknown, not installed, or needs a confined cell.</summary>
    Refused,

    /// <summary>The gateway refused a call at a money limit, and the agent could not finish.</summary>
    Limit,

    /// <summary>The wall-clock limit passed.</summary>
    TimedOut,

    /// <summary>The program ended with an error.</summary>
    Crashed,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>The model provider refused the operator's key.</summary>
    NotAuthorized,

    /// <summary>The program ended well and left no readable report.</summary>
    NoReport,
}
