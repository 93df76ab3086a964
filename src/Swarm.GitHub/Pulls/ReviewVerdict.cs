using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>What a submitted review says.</summary>
[JsonConverter(typeof(ShoutingCase<ReviewVerdict>))]
public enum ReviewVerdict
{
    /// <summary>Remarks only.</summary>
    Comment,

    /// <summary>Changes are wanted. GitHub refuses it on one's own pull request.</summary>
    RequestChanges,

    /// <summary>Good. GitHub refuses it on one's own pull request.</summary>
    Approve,
}
