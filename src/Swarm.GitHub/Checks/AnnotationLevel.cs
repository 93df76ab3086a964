using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>Weight of an annotation.</summary>
[JsonConverter(typeof(SnakeCase<AnnotationLevel>))]
public enum AnnotationLevel
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Failure,
}
