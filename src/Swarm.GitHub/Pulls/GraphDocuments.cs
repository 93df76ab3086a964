namespace Swarm.GitHub;

/// <summary>The GraphQL of the product: what REST cannot do.</summary>
internal static class GraphDocuments
{
    public const string MarkReady = """
        mutation($id: ID!) {
          markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { id isDraft } }
        }
        """;

    public const string ResolveThread = """
        mutation($id: ID!) {
          resolveReviewThread(input: { threadId: $id }) { thread { id isResolved } }
        }
        """;

    public const string Minimize = """
        mutation($id: ID!, $classifier: ReportedContentClassifiers!) {
          minimizeComment(input: { subjectId: $id, classifier: $classifier }) { minimizedComment { isMinimized } }
        }
        """;

    public const string CommentEditor = """
        query($id: ID!) {
          node(id: $id) { __typename ... on IssueComment { body editor { __typename login ... on User { databaseId } } } }
        }
        """;

    public const string Threads = """
        query($owner: String!, $name: String!, $number: Int!, $after: String) {
          repository(owner: $owner, name: $name) {
            pullRequest(number: $number) {
              reviewThreads(first: 100, after: $after) {
                pageInfo { hasNextPage endCursor }
                nodes { id isResolved comments(first: 1) { nodes { id databaseId } } }
              }
            }
          }
        }
        """;
}
