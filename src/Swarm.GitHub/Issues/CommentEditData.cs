using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>The answer to <see cref="GraphDocuments.CommentEditor"/>; GraphQL spells in camel case.</summary>
internal sealed record CommentEditData(CommentEditData.InNode? Node)
{
    public CommentEdit? Edit => Node?.Body is { } body ? new CommentEdit(body, Node.Editor?.ToUser()) : null;

    internal sealed record InNode(string? Body = null, InActor? Editor = null);

    internal sealed record InActor(
        [property: JsonPropertyName("__typename")] string Type,
        string Login,
        [property: JsonPropertyName("databaseId")] long? DatabaseId = null)
    {
        public GitHubUser ToUser() => new(DatabaseId ?? 0, Login, Type);
    }
}
