using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>The answer to <see cref="GraphDocuments.Threads"/>; GraphQL spells in camel case.</summary>
internal sealed record ThreadsData(ThreadsData.InRepository? Repository)
{
    public Connection? Threads => Repository?.PullRequest?.ReviewThreads;

    internal sealed record InRepository([property: JsonPropertyName("pullRequest")] InPullRequest? PullRequest);

    internal sealed record InPullRequest([property: JsonPropertyName("reviewThreads")] Connection ReviewThreads);

    internal sealed record Connection([property: JsonPropertyName("pageInfo")] PageEnd PageInfo, IReadOnlyList<Thread> Nodes);

    internal sealed record PageEnd(
        [property: JsonPropertyName("hasNextPage")] bool HasNextPage,
        [property: JsonPropertyName("endCursor")] string? EndCursor);

    internal sealed record Thread(string Id, [property: JsonPropertyName("isResolved")] bool IsResolved, CommentList Comments)
    {
        public ReviewThread ToReviewThread()
        {
            var first = Comments.Nodes.Count > 0 ? Comments.Nodes[0] : null;
            return new ReviewThread(Id, IsResolved, first?.Id, first?.DatabaseId);
        }
    }

    internal sealed record CommentList(IReadOnlyList<FirstComment> Nodes);

    internal sealed record FirstComment(string? Id = null, [property: JsonPropertyName("databaseId")] long? DatabaseId = null);
}
