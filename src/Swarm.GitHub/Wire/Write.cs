using System.Text.Json.Serialization.Metadata;

namespace Swarm.GitHub;

/// <summary>A request that changes something. A PATCH, PUT or DELETE may arrive twice, a POST may not, unless said otherwise.</summary>
internal sealed record Write<T>(HttpMethod Method, string Path, T Body, JsonTypeInfo<T> Shape)
{
    public bool Repeatable { get; init; } = Method != HttpMethod.Post;

    public bool CountsAsContent { get; init; } = true;
}
