using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class PullShape
{
    /// <summary>The form in lists; <see cref="Full"/> adds what only a single pull request shows.</summary>
    public static JsonObject Of(Links links, Repository repository, Issue issue)
    {
        var pull = issue.Pull!;
        var url = links.PullApi(repository, issue);
        var web = links.PullWeb(repository, issue);
        return new JsonObject
        {
            ["id"] = pull.Id,
            ["node_id"] = pull.NodeId,
            ["url"] = url,
            ["html_url"] = web,
            ["diff_url"] = web + ".diff",
            ["patch_url"] = web + ".patch",
            ["issue_url"] = links.IssueApi(repository, issue),
            ["commits_url"] = url + "/commits",
            ["review_comments_url"] = url + "/comments",
            ["review_comment_url"] = links.Api(repository) + "/pulls/comments{/number}",
            ["comments_url"] = links.IssueApi(repository, issue) + "/comments",
            ["statuses_url"] = $"{links.Api(repository)}/statuses/{pull.HeadSha}",
            ["number"] = issue.Number,
            ["state"] = issue.State,
            ["locked"] = issue.Locked,
            ["title"] = issue.Title,
            ["body"] = issue.Body,
            ["user"] = AccountShape.Of(links, issue.Author.Account),
            ["labels"] = LabelShape.Many(links, repository, issue.Labels),
            ["milestone"] = null,
            ["active_lock_reason"] = null,
            ["created_at"] = Stamp.Of(issue.CreatedAt),
            ["updated_at"] = Stamp.Of(issue.UpdatedAt),
            ["closed_at"] = Stamp.Of(issue.ClosedAt),
            ["merged_at"] = Stamp.Of(pull.MergedAt),
            ["merge_commit_sha"] = pull.MergeCommitSha,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["head"] = Side(links, repository, pull.HeadBranch, pull.HeadSha),
            ["base"] = Side(links, repository, pull.BaseBranch, pull.BaseSha),
            ["author_association"] = IssueShape.Association(repository, issue.Author.Account),
            ["auto_merge"] = null,
            ["draft"] = pull.Draft,
            ["_links"] = LinkSet(links, repository, issue),
        };
    }

    public static JsonObject Full(Links links, Repository repository, Issue issue)
    {
        var pull = issue.Pull!;
        var shape = Of(links, repository, issue);
        shape["merged"] = pull.Merged;
        shape["mergeable"] = issue.IsOpen ? pull.Mergeable : null;
        shape["rebaseable"] = issue.IsOpen ? pull.Mergeable : null;
        shape["mergeable_state"] = MergeableState(issue, pull);
        shape["merged_by"] = AccountShape.Of(links, pull.MergedBy);
        shape["comments"] = issue.Comments.Count;
        shape["review_comments"] = pull.Threads.Sum(thread => thread.Comments.Count(comment => !comment.Review.IsPending));
        shape["maintainer_can_modify"] = false;
        shape["commits"] = pull.Commits;
        shape["additions"] = pull.Files.Sum(file => file.Additions);
        shape["deletions"] = pull.Files.Sum(file => file.Deletions);
        shape["changed_files"] = pull.Files.Count;
        return shape;
    }

    /// <summary>The short form inside check runs.</summary>
    public static JsonObject Reference(Links links, Repository repository, Issue issue) => new()
    {
        ["id"] = issue.Pull!.Id,
        ["number"] = issue.Number,
        ["url"] = links.PullApi(repository, issue),
        ["head"] = ShortSide(links, repository, issue.Pull.HeadBranch, issue.Pull.HeadSha),
        ["base"] = ShortSide(links, repository, issue.Pull.BaseBranch, issue.Pull.BaseSha),
    };

    public static JsonObject File(Links links, Repository repository, PullRequest pull, DiffFile file)
    {
        var shape = new JsonObject
        {
            ["sha"] = pull.HeadSha,
            ["filename"] = file.Path,
            ["status"] = file.Status,
            ["additions"] = file.Additions,
            ["deletions"] = file.Deletions,
            ["changes"] = file.Additions + file.Deletions,
            ["blob_url"] = $"{links.Web(repository)}/blob/{pull.HeadSha}/{file.Path}",
            ["raw_url"] = $"{links.Web(repository)}/raw/{pull.HeadSha}/{file.Path}",
            ["contents_url"] = $"{links.Api(repository)}/contents/{file.Path}?ref={pull.HeadSha}",
        };
        if (file.Hunks.Count > 0) shape["patch"] = file.Patch;
        if (file.Status == "renamed") shape["previous_filename"] = file.PreviousPath;
        return shape;
    }

    private static string MergeableState(Issue issue, PullRequest pull)
    {
        if (!issue.IsOpen) return "unknown";
        if (!pull.Mergeable) return "dirty";
        return pull.Draft ? "draft" : "clean";
    }

    private static JsonObject Side(Links links, Repository repository, string branch, string sha) => new()
    {
        ["label"] = $"{repository.Owner.Login}:{branch}",
        ["ref"] = branch,
        ["sha"] = sha,
        ["user"] = AccountShape.Of(links, repository.Owner),
        ["repo"] = RepositoryShape.Of(links, repository),
    };

    private static JsonObject ShortSide(Links links, Repository repository, string branch, string sha) => new()
    {
        ["ref"] = branch,
        ["sha"] = sha,
        ["repo"] = new JsonObject { ["id"] = repository.Id, ["url"] = links.Api(repository), ["name"] = repository.Name },
    };

    private static JsonObject LinkSet(Links links, Repository repository, Issue issue)
    {
        var url = links.PullApi(repository, issue);
        return new JsonObject
        {
            ["self"] = Link(url),
            ["html"] = Link(links.PullWeb(repository, issue)),
            ["issue"] = Link(links.IssueApi(repository, issue)),
            ["comments"] = Link(links.IssueApi(repository, issue) + "/comments"),
            ["review_comments"] = Link(url + "/comments"),
            ["review_comment"] = Link(links.Api(repository) + "/pulls/comments{/number}"),
            ["commits"] = Link(url + "/commits"),
            ["statuses"] = Link($"{links.Api(repository)}/statuses/{issue.Pull!.HeadSha}"),
        };
    }

    private static JsonObject Link(string address) => new() { ["href"] = address };
}
