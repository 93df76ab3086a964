namespace Swarm.Bot.Coordination;

/// <summary>What became of a signal.</summary>
public enum HeardResult
{
    /// <summary>It led to events, or to the decision that nothing follows.</summary>
    Heard,

    /// <summary>The job behind it is no longer the worker's; nothing was changed.</summary>
    StaleLease,

    /// <summary>The track is parked or newer than this program; nothing was changed.</summary>
    NotDecidable,
}
