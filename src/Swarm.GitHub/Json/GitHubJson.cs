using System.Text.Json;
using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>
/// How this room reads and writes JSON. Reading is strict about what we use (a required field that is missing
/// or null is an error with its path) and blind to all else, for GitHub adds fields at any time.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JwtClaims))]
[JsonSerializable(typeof(AppInfo))]
[JsonSerializable(typeof(AppCredentials))]
[JsonSerializable(typeof(InstallationId))]
[JsonSerializable(typeof(IReadOnlyList<Installation>))]
[JsonSerializable(typeof(RepositoryPage))]
[JsonSerializable(typeof(HookConfig))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(InstallationToken))]
[JsonSerializable(typeof(IReadOnlyList<DeliverySummary>))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(GraphRequest))]
[JsonSerializable(typeof(GraphAnswer<JsonElement>))]
[JsonSerializable(typeof(GraphAnswer<ThreadsData>))]
[JsonSerializable(typeof(GraphAnswer<CommentEditData>))]
[JsonSerializable(typeof(RepositoryInfo))]
[JsonSerializable(typeof(FileContent))]
[JsonSerializable(typeof(GitHubUser))]
[JsonSerializable(typeof(PermissionAnswer))]
[JsonSerializable(typeof(Branch))]
[JsonSerializable(typeof(IReadOnlyList<BranchRule>))]
[JsonSerializable(typeof(Issue))]
[JsonSerializable(typeof(IReadOnlyList<Issue>))]
[JsonSerializable(typeof(IReadOnlyList<IssueHistoryEntry>))]
[JsonSerializable(typeof(IssueUpdate))]
[JsonSerializable(typeof(Label))]
[JsonSerializable(typeof(LabelNames))]
[JsonSerializable(typeof(NewLabel))]
[JsonSerializable(typeof(NewReaction))]
[JsonSerializable(typeof(Comment))]
[JsonSerializable(typeof(IReadOnlyList<Comment>))]
[JsonSerializable(typeof(BodyText))]
[JsonSerializable(typeof(PullRequest))]
[JsonSerializable(typeof(IReadOnlyList<PullRequest>))]
[JsonSerializable(typeof(NewPullRequest))]
[JsonSerializable(typeof(PullRequestUpdate))]
[JsonSerializable(typeof(IReadOnlyList<PullRequestFile>))]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(IReadOnlyList<Review>))]
[JsonSerializable(typeof(NewReview))]
[JsonSerializable(typeof(ReviewSubmission))]
[JsonSerializable(typeof(ReviewComment))]
[JsonSerializable(typeof(IReadOnlyList<ReviewComment>))]
[JsonSerializable(typeof(CheckRun))]
[JsonSerializable(typeof(CheckRunPage))]
[JsonSerializable(typeof(IReadOnlyList<ShownAnnotation>))]
[JsonSerializable(typeof(CheckRunRequest))]
[JsonSerializable(typeof(CheckRunUpdate))]
internal sealed partial class GitHubJson : JsonSerializerContext;
