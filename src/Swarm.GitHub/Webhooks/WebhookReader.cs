using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Swarm.GitHub;

/// <summary>Reads webhook bodies. Nothing that may stand in one makes it throw.</summary>
public static class WebhookReader
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Shapes = new Dictionary<string, JsonTypeInfo>
    {
        ["issues"] = WebhookJson.Default.IssueEvent,
        ["issue_comment"] = WebhookJson.Default.IssueCommentEvent,
        ["pull_request"] = WebhookJson.Default.PullRequestEvent,
        ["pull_request_review"] = WebhookJson.Default.PullRequestReviewEvent,
        ["pull_request_review_comment"] = WebhookJson.Default.PullRequestReviewCommentEvent,
        ["pull_request_review_thread"] = WebhookJson.Default.PullRequestReviewThreadEvent,
        ["label"] = WebhookJson.Default.LabelEvent,
        ["check_run"] = WebhookJson.Default.CheckRunEvent,
        ["check_suite"] = WebhookJson.Default.CheckSuiteEvent,
        ["merge_group"] = WebhookJson.Default.MergeGroupEvent,
        ["push"] = WebhookJson.Default.PushEvent,
        ["repository"] = WebhookJson.Default.RepositoryEvent,
        ["installation"] = WebhookJson.Default.InstallationEvent,
        ["installation_repositories"] = WebhookJson.Default.InstallationRepositoriesEvent,
    }.ToFrozenDictionary();

    /// <summary>The events that are read into a type of their own, by the name in <c>X-GitHub-Event</c>.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = Shapes.ToFrozenDictionary(each => each.Key, each => each.Value.Type);

    /// <summary>Reads the body of an event named by <c>X-GitHub-Event</c>.</summary>
    public static WebhookReading Read(string eventName, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        try
        {
            return Shapes.TryGetValue(eventName, out var shape) ? Known(shape, body.Span) : Unknown(eventName, body.Span);
        }
        catch (JsonException fault)
        {
            return new WebhookReading.Malformed(JsonFault.Describe(fault));
        }
    }

    private static WebhookReading Known(JsonTypeInfo shape, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, shape) is WebhookEvent read
            ? new WebhookReading.Known(read)
            : new WebhookReading.Malformed("$: null");

    private static WebhookReading Unknown(string eventName, ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, WebhookJson.Default.ActionOnly) is { } read
            ? new WebhookReading.Unknown(eventName, read.Action)
            : new WebhookReading.Malformed("$: null");
}
