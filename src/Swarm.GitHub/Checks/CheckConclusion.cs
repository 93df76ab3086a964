using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>How a check ended. Success, neutral and skipped let a merge through.</summary>
[JsonConverter(typeof(SnakeCase<CheckConclusion>))]
public enum CheckConclusion
{
    /// <summary>Good.</summary>
    Success,

    /// <summary>Bad.</summary>
    Failure,

    /// <summary>A remark that blocks nothing.</summary>
    Neutral,

    /// <summary>Stopped by somebody.</summary>
    Cancelled,

    /// <summary>Not run, on purpose.</summary>
    Skipped,

    /// <summary>Took too long, or whoever ran it is gone.</summary>
    TimedOut,

    /// <summary>Waits for a person.</summary>
    ActionRequired,
}
