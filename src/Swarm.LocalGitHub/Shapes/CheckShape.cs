using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class CheckShape
{
    public static JsonObject Of(Links links, Repository repository, CheckRun run)
    {
        var url = $"{links.Api(repository)}/check-runs/{run.Id}";
        var web = $"{links.Web(repository)}/runs/{run.Id}";
        return new JsonObject
        {
            ["id"] = run.Id,
            ["node_id"] = run.NodeId,
            ["head_sha"] = run.HeadSha,
            ["external_id"] = run.ExternalId ?? "",
            ["url"] = url,
            ["html_url"] = web,
            ["details_url"] = run.DetailsUrl ?? web,
            ["name"] = run.Name,
            ["status"] = run.Status,
            ["conclusion"] = run.Conclusion,
            ["started_at"] = Stamp.Of(run.StartedAt),
            ["completed_at"] = Stamp.Of(run.CompletedAt),
            ["output"] = new JsonObject
            {
                ["title"] = run.Output.Title,
                ["summary"] = run.Output.Summary,
                ["text"] = run.Output.Text,
                ["annotations_count"] = run.Annotations.Count,
                ["annotations_url"] = url + "/annotations",
            },
            ["check_suite"] = new JsonObject { ["id"] = run.Suite.Id },
            ["app"] = AppShape.Of(links, run.Suite.App),
            ["pull_requests"] = Pulls(links, repository, run.HeadSha),
        };
    }

    public static JsonObject Suite(Links links, Repository repository, CheckSuite suite)
    {
        var runs = repository.CheckRuns.Where(run => run.Suite.Id == suite.Id).ToList();
        var done = runs.Count > 0 && runs.TrueForAll(run => run.Status == "completed");
        return new JsonObject
        {
            ["id"] = suite.Id,
            ["node_id"] = $"CS_kwLO{suite.Id}",
            ["head_sha"] = suite.HeadSha,
            ["head_commit"] = CommitShape.Brief(suite.Head),
            ["head_branch"] = repository.Refs.FirstOrDefault(entry => entry.Value == suite.HeadSha).Key?.Replace("refs/heads/", "", StringComparison.Ordinal),
            ["status"] = done ? "completed" : "queued",
            ["conclusion"] = done ? Worst(runs) : null,
            ["url"] = $"{links.Api(repository)}/check-suites/{suite.Id}",
            ["before"] = null,
            ["after"] = suite.HeadSha,
            ["pull_requests"] = Pulls(links, repository, suite.HeadSha),
            ["app"] = AppShape.Of(links, suite.App),
            ["created_at"] = Stamp.Of(suite.CreatedAt),
            ["updated_at"] = Stamp.Of(suite.CreatedAt),
            ["latest_check_runs_count"] = runs.Count,
            ["check_runs_url"] = $"{links.Api(repository)}/check-suites/{suite.Id}/check-runs",
        };
    }

    public static JsonObject Annotation(Links links, Repository repository, CheckRun run, CheckAnnotation annotation) => new()
    {
        ["path"] = annotation.Path,
        ["start_line"] = annotation.StartLine,
        ["end_line"] = annotation.EndLine,
        ["start_column"] = null,
        ["end_column"] = null,
        ["annotation_level"] = annotation.Level,
        ["title"] = annotation.Title,
        ["message"] = annotation.Message,
        ["raw_details"] = annotation.RawDetails,
        ["blob_href"] = $"{links.Web(repository)}/blob/{run.HeadSha}/{annotation.Path}",
    };

    private static JsonArray Pulls(Links links, Repository repository, string sha) => JsonList.Of(
        repository.PullRequests.Where(issue => issue.IsOpen && issue.Pull!.HeadSha == sha),
        issue => PullShape.Reference(links, repository, issue));

    private static string Worst(List<CheckRun> runs)
    {
        string[] order = ["failure", "timed_out", "action_required", "cancelled", "success", "neutral", "skipped"];
        return Array.Find(order, conclusion => runs.Exists(run => run.Conclusion == conclusion)) ?? "neutral";
    }
}
