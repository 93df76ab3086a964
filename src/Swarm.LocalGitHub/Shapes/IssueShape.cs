using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class IssueShape
{
    public static JsonObject Of(Links links, Repository repository, Issue issue)
    {
        var url = links.IssueApi(repository, issue);
        var shape = new JsonObject
        {
            ["id"] = issue.Id,
            ["node_id"] = issue.NodeId,
            ["url"] = url,
            ["repository_url"] = links.Api(repository),
            ["labels_url"] = url + "/labels{/name}",
            ["comments_url"] = url + "/comments",
            ["events_url"] = url + "/events",
            ["timeline_url"] = url + "/timeline",
            ["html_url"] = links.IssueWeb(repository, issue),
            ["number"] = issue.Number,
            ["title"] = issue.Title,
            ["body"] = issue.Body,
            ["user"] = AccountShape.Of(links, issue.Author.Account),
            ["labels"] = LabelShape.Many(links, repository, issue.Labels),
            ["state"] = issue.State,
            ["state_reason"] = issue.StateReason,
            ["locked"] = issue.Locked,
            ["active_lock_reason"] = null,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["milestone"] = null,
            ["comments"] = issue.Comments.Count,
            ["created_at"] = Stamp.Of(issue.CreatedAt),
            ["updated_at"] = Stamp.Of(issue.UpdatedAt),
            ["closed_at"] = Stamp.Of(issue.ClosedAt),
            ["closed_by"] = AccountShape.Of(links, issue.ClosedBy),
            ["author_association"] = Association(repository, issue.Author.Account),
            ["reactions"] = ReactionShape.Rollup(url, issue.Reactions),
            ["performed_via_github_app"] = AppShape.Of(links, issue.Author.App),
        };
        if (issue.Pull is { } pull) shape["pull_request"] = PullReference(links, repository, issue, pull);
        return shape;
    }

    /// <summary>The form that deliveries carry: they do not say who closed it.</summary>
    public static JsonObject Sent(Links links, Repository repository, Issue issue)
    {
        var shape = Of(links, repository, issue);
        shape.Remove("closed_by");
        return shape;
    }

    public static JsonObject Comment(Links links, Repository repository, Issue issue, IssueComment comment)
    {
        var url = $"{links.Api(repository)}/issues/comments/{comment.Id}";
        return new JsonObject
        {
            ["id"] = comment.Id,
            ["node_id"] = comment.NodeId,
            ["url"] = url,
            ["html_url"] = $"{links.IssueWeb(repository, issue)}#issuecomment-{comment.Id}",
            ["issue_url"] = links.IssueApi(repository, issue),
            ["body"] = comment.Body,
            ["user"] = AccountShape.Of(links, comment.Author.Account),
            ["created_at"] = Stamp.Of(comment.CreatedAt),
            ["updated_at"] = Stamp.Of(comment.UpdatedAt),
            ["author_association"] = Association(repository, comment.Author.Account),
            ["reactions"] = ReactionShape.Rollup(url, comment.Reactions),
            ["performed_via_github_app"] = AppShape.Of(links, comment.Author.App),
        };
    }

    public static JsonObject Event(Links links, Repository repository, IssueEvent entry)
    {
        var shape = new JsonObject
        {
            ["id"] = entry.Id,
            ["node_id"] = $"EV_lALO{entry.Id}",
            ["url"] = $"{links.Api(repository)}/issues/events/{entry.Id}",
            ["actor"] = AccountShape.Of(links, entry.By.Account),
            ["event"] = entry.Event,
            ["commit_id"] = entry.CommitId,
            ["commit_url"] = entry.CommitId is null ? null : $"{links.Api(repository)}/commits/{entry.CommitId}",
            ["created_at"] = Stamp.Of(entry.CreatedAt),
            ["performed_via_github_app"] = AppShape.Of(links, entry.By.App),
        };
        if (entry.Label is { } label)
            shape["label"] = new JsonObject { ["name"] = label, ["color"] = repository.FindLabel(label)?.Color ?? "ededed" };
        return shape;
    }

    public static string Association(Repository repository, Account account) => repository.RoleOf(account) switch
    {
        "admin" when account.Id == repository.Owner.Id => "OWNER",
        "none" => "NONE",
        _ => "COLLABORATOR",
    };

    private static JsonObject PullReference(Links links, Repository repository, Issue issue, PullRequest pull) => new()
    {
        ["url"] = links.PullApi(repository, issue),
        ["html_url"] = links.PullWeb(repository, issue),
        ["diff_url"] = links.PullWeb(repository, issue) + ".diff",
        ["patch_url"] = links.PullWeb(repository, issue) + ".patch",
        ["merged_at"] = Stamp.Of(pull.MergedAt),
    };
}
