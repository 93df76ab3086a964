using System.Text.Json;

namespace Swarm.GitHub.Tests;

/// <summary>For each event the app uses: what it needs of one, held against the JSON it was read from.</summary>
internal static class TypedExamples
{
    public static IReadOnlyDictionary<string, Action<WebhookEvent, JsonElement>> All { get; } = new Dictionary<string, Action<WebhookEvent, JsonElement>>
    {
        ["issues"] = Of<IssueEvent>((e, json) =>
        {
            Compare(e.Issue, json.GetProperty("issue"));
            if (json.TryGetProperty("label", out var label)) e.Label!.Name.ShouldBe(Text(label, "name"));
        }),
        ["issue_comment"] = Of<IssueCommentEvent>((e, json) =>
        {
            Compare(e.Issue, json.GetProperty("issue"));
            var comment = json.GetProperty("comment");
            (e.Comment.Id, e.Comment.Body, e.Comment.User!.Login).ShouldBe((Number(comment, "id"), Text(comment, "body"), Text(comment.GetProperty("user"), "login")));
            if (e.Action == "edited") e.Changes.ShouldNotBeNull();
        }),
        ["label"] = Of<LabelEvent>((e, json) => e.Label.Name.ShouldBe(Text(json.GetProperty("label"), "name"))),
        ["pull_request"] = Of<PullRequestEvent>((e, json) => Compare(e.PullRequest, json.GetProperty("pull_request"))),
        ["pull_request_review"] = Of<PullRequestReviewEvent>((e, json) =>
        {
            Compare(e.PullRequest, json.GetProperty("pull_request"));
            (e.Review.Id, e.Review.State).ShouldBe((Number(json.GetProperty("review"), "id"), Text(json.GetProperty("review"), "state")));
        }),
        ["pull_request_review_comment"] = Of<PullRequestReviewCommentEvent>((e, json) =>
        {
            Compare(e.PullRequest, json.GetProperty("pull_request"));
            Compare(e.Comment, json.GetProperty("comment"));
        }),
        ["pull_request_review_thread"] = Of<PullRequestReviewThreadEvent>((e, json) =>
        {
            Compare(e.PullRequest, json.GetProperty("pull_request"));
            e.Thread.NodeId.ShouldBe(Text(json.GetProperty("thread"), "node_id"));
            Compare(e.Thread.Comments[0], json.GetProperty("thread").GetProperty("comments")[0]);
        }),
        ["check_run"] = Of<CheckRunEvent>((e, json) =>
        {
            var run = json.GetProperty("check_run");
            (e.CheckRun.Id, e.CheckRun.Name, e.CheckRun.HeadSha, e.CheckRun.ExternalId).ShouldBe((Number(run, "id"), Text(run, "name"), Text(run, "head_sha"), Text(run, "external_id")));
            e.CheckRun.App!.Id.ShouldBe(Number(run.GetProperty("app"), "id"));
            if (e.Action == "requested_action") e.RequestedAction!.Identifier.ShouldBe(Text(json.GetProperty("requested_action"), "identifier"));
        }),
        ["check_suite"] = Of<CheckSuiteEvent>((e, json) =>
        {
            var suite = json.GetProperty("check_suite");
            (e.CheckSuite.Id, e.CheckSuite.HeadSha, e.CheckSuite.App!.Id).ShouldBe((Number(suite, "id"), Text(suite, "head_sha"), Number(suite.GetProperty("app"), "id")));
        }),
        ["push"] = Of<PushEvent>((e, json) =>
        {
            (e.Ref, e.Before, e.After).ShouldBe((Text(json, "ref"), Text(json, "before"), Text(json, "after")));
            (e.Created, e.Deleted, e.Forced).ShouldBe((Flag(json, "created"), Flag(json, "deleted"), Flag(json, "forced")));
        }),
        ["repository"] = Of<RepositoryEvent>((e, json) => e.Repository.DefaultBranch.ShouldBe(Text(json.GetProperty("repository"), "default_branch"))),
        ["merge_group"] = Of<MergeGroupEvent>((e, json) =>
        {
            var group = json.GetProperty("merge_group");
            (e.MergeGroup.HeadSha, e.MergeGroup.HeadRef, e.MergeGroup.BaseRef).ShouldBe((Text(group, "head_sha"), Text(group, "head_ref"), Text(group, "base_ref")));
        }),
        ["installation"] = Of<InstallationEvent>((e, json) =>
        {
            e.Installation!.Id.ShouldBe(Number(json.GetProperty("installation"), "id"));
            if (e.Action is "created" or "deleted") e.Repositories!.Count.ShouldBe(json.GetProperty("repositories").GetArrayLength());
        }),
        ["installation_repositories"] = Of<InstallationRepositoriesEvent>((e, json) =>
            (e.RepositoriesAdded.Count, e.RepositoriesRemoved.Count).ShouldBe((json.GetProperty("repositories_added").GetArrayLength(), json.GetProperty("repositories_removed").GetArrayLength()))),
    };

    private static Action<WebhookEvent, JsonElement> Of<T>(Action<T, JsonElement> compare) where T : WebhookEvent => (read, json) =>
    {
        var typed = read.ShouldBeOfType<T>();
        typed.Sender!.Login.ShouldBe(Text(json.GetProperty("sender"), "login"));
        typed.Installation?.Id.ShouldBe(Number(json.GetProperty("installation"), "id"));
        (typed.Installation is null).ShouldBe(!json.TryGetProperty("installation", out _));
        if (typed is RepositoryWebhookEvent { Repository: var repository })
            (repository.Id, repository.FullName).ShouldBe((Number(json.GetProperty("repository"), "id"), Text(json.GetProperty("repository"), "full_name")));
        compare(typed, json);
    };

    private static void Compare(Issue issue, JsonElement json)
    {
        (issue.Number, issue.Title, issue.Body, issue.User!.Login).ShouldBe(((int)Number(json, "number"), Text(json, "title"), Text(json, "body"), Text(json.GetProperty("user"), "login")));
        issue.Labels.Select(label => label.Name).ShouldBe(json.GetProperty("labels").EnumerateArray().Select(label => Text(label, "name")));
        issue.IsOpen.ShouldBe(Text(json, "state") == "open");
    }

    private static void Compare(PullRequest pull, JsonElement json)
    {
        (pull.Number, pull.Head.Ref, pull.Head.Sha).ShouldBe(((int)Number(json, "number"), Text(json.GetProperty("head"), "ref"), Text(json.GetProperty("head"), "sha")));
        (pull.Base.Ref, pull.Base.Sha, pull.NodeId).ShouldBe((Text(json.GetProperty("base"), "ref"), Text(json.GetProperty("base"), "sha"), Text(json, "node_id")));
        if (json.TryGetProperty("merged", out var merged)) pull.IsMerged.ShouldBe(merged.GetBoolean());
    }

    private static void Compare(ReviewComment comment, JsonElement json) =>
        (comment.Id, comment.Path, comment.Body, comment.NodeId).ShouldBe((Number(json, "id"), Text(json, "path"), Text(json, "body"), Text(json, "node_id")));

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static bool Flag(JsonElement json, string name) => json.GetProperty(name).GetBoolean();
}
