namespace Swarm.Core.Tracks;

/// <summary>How an attempt failed; retries are decided by it.</summary>
public enum FailureKind
{
    /// <summary>A required gate did not pass.</summary>
    Gate,

    /// <summary>The merge with the head has conflicts.</summary>
    Conflict,

    /// <summary>The agent ended with an error or without a report.</summary>
    Agent,

    /// <summary>The agent passed its wall-clock limit.</summary>
    Timeout,

    /// <summary>The gateway refused a call at a money limit.</summary>
    Budget,

    /// <summary>The agent could not be started here.</summary>
    Setup,

    /// <summary>The agent changed nothing.</summary>
    NoChange,

    /// <summary>The app itself ended or failed each time it tried; the task is not to blame.</summary>
    Lost,
}
