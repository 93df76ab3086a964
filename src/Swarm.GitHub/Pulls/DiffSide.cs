using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>A side of a difference.</summary>
[JsonConverter(typeof(ShoutingCase<DiffSide>))]
public enum DiffSide
{
    /// <summary>The file after the change.</summary>
    Right,

    /// <summary>The file before the change: for removed lines.</summary>
    Left,
}
