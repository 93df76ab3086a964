using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>Why a comment is folded away.</summary>
[JsonConverter(typeof(ShoutingCase<MinimizeReason>))]
public enum MinimizeReason
{
    /// <summary>Overtaken by later work.</summary>
    Outdated,

    /// <summary>Dealt with.</summary>
    Resolved,

    /// <summary>Said elsewhere.</summary>
    Duplicate,

    /// <summary>Not about this.</summary>
    OffTopic,
}
