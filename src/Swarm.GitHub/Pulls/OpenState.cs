using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>Whether a pull request is to be open.</summary>
[JsonConverter(typeof(SnakeCase<OpenState>))]
public enum OpenState
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Closed, without merging.</summary>
    Closed,
}
