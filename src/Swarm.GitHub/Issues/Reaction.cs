using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>A reaction to an issue or a comment.</summary>
[JsonConverter(typeof(SnakeCase<Reaction>))]
public enum Reaction
{
    /// <summary>Thumb up.</summary>
    [JsonStringEnumMemberName("+1")]
    ThumbUp,

    /// <summary>Thumb down.</summary>
    [JsonStringEnumMemberName("-1")]
    ThumbDown,

    /// <summary>Laughing face.</summary>
    Laugh,

    /// <summary>Confused face.</summary>
    Confused,

    /// <summary>Heart.</summary>
    Heart,

    /// <summary>Party popper.</summary>
    Hooray,

    /// <summary>Rocket.</summary>
    Rocket,

    /// <summary>Eyes: seen.</summary>
    Eyes,
}
