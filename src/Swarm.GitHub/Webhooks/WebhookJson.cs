using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>How webhooks are read: as strictly as <see cref="GitHubJson"/> reads answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ActionOnly))]
[JsonSerializable(typeof(IssueEvent))]
[JsonSerializable(typeof(IssueCommentEvent))]
[JsonSerializable(typeof(PullRequestEvent))]
[JsonSerializable(typeof(PullRequestReviewEvent))]
[JsonSerializable(typeof(PullRequestReviewCommentEvent))]
[JsonSerializable(typeof(PullRequestReviewThreadEvent))]
[JsonSerializable(typeof(LabelEvent))]
[JsonSerializable(typeof(CheckRunEvent))]
[JsonSerializable(typeof(CheckSuiteEvent))]
[JsonSerializable(typeof(MergeGroupEvent))]
[JsonSerializable(typeof(PushEvent))]
[JsonSerializable(typeof(RepositoryEvent))]
[JsonSerializable(typeof(InstallationEvent))]
[JsonSerializable(typeof(InstallationRepositoriesEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
