using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>How far a check is. An app may set these; GitHub knows more.</summary>
[JsonConverter(typeof(SnakeCase<CheckStatus>))]
public enum CheckStatus
{
    /// <summary>Waiting.</summary>
    Queued,

    /// <summary>Running.</summary>
    InProgress,

    /// <summary>Done; has a conclusion.</summary>
    Completed,
}
