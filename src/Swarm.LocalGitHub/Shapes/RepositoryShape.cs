using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class RepositoryShape
{
    private static readonly (string Name, string Path)[] Templates =
    [
        ("archive_url", "/{archive_format}{/ref}"), ("assignees_url", "/assignees{/user}"), ("blobs_url", "/git/blobs{/sha}"),
        ("branches_url", "/branches{/branch}"), ("collaborators_url", "/collaborators{/collaborator}"), ("comments_url", "/comments{/number}"),
        ("commits_url", "/commits{/sha}"), ("compare_url", "/compare/{base}...{head}"), ("contents_url", "/contents/{+path}"),
        ("contributors_url", "/contributors"), ("deployments_url", "/deployments"), ("downloads_url", "/downloads"), ("events_url", "/events"),
        ("forks_url", "/forks"), ("git_commits_url", "/git/commits{/sha}"), ("git_refs_url", "/git/refs{/sha}"), ("git_tags_url", "/git/tags{/sha}"),
        ("hooks_url", "/hooks"), ("issue_comment_url", "/issues/comments{/number}"), ("issue_events_url", "/issues/events{/number}"),
        ("issues_url", "/issues{/number}"), ("keys_url", "/keys{/key_id}"), ("labels_url", "/labels{/name}"), ("languages_url", "/languages"),
        ("merges_url", "/merges"), ("milestones_url", "/milestones{/number}"), ("notifications_url", "/notifications{?since,all,participating}"),
        ("pulls_url", "/pulls{/number}"), ("releases_url", "/releases{/id}"), ("stargazers_url", "/stargazers"), ("statuses_url", "/statuses/{sha}"),
        ("subscribers_url", "/subscribers"), ("subscription_url", "/subscription"), ("tags_url", "/tags"), ("teams_url", "/teams"), ("trees_url", "/git/trees{/sha}"),
    ];

    public static JsonObject Of(Links links, Repository repository)
    {
        var shape = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = repository.NodeId,
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["owner"] = AccountShape.Of(links, repository.Owner),
            ["private"] = true,
            ["visibility"] = "private",
            ["html_url"] = links.Web(repository),
            ["description"] = null,
            ["fork"] = false,
            ["url"] = links.Api(repository),
            ["clone_url"] = links.Web(repository) + ".git",
            ["git_url"] = links.Web(repository) + ".git",
            ["ssh_url"] = links.Web(repository) + ".git",
            ["svn_url"] = links.Web(repository),
            ["mirror_url"] = null,
            ["homepage"] = null,
            ["language"] = null,
            ["license"] = null,
            ["default_branch"] = repository.DefaultBranch,
            ["archived"] = repository.Archived,
            ["disabled"] = false,
            ["is_template"] = false,
            ["allow_forking"] = true,
            ["web_commit_signoff_required"] = false,
            ["has_issues"] = true,
            ["has_projects"] = false,
            ["has_wiki"] = false,
            ["has_pages"] = false,
            ["has_downloads"] = false,
            ["has_discussions"] = false,
            ["topics"] = new JsonArray(),
            ["created_at"] = Stamp.Of(repository.CreatedAt),
            ["updated_at"] = Stamp.Of(repository.CreatedAt),
            ["pushed_at"] = Stamp.Of(repository.CreatedAt),
        };
        AddCounts(shape, repository);
        foreach (var (name, path) in Templates) shape[name] = links.Api(repository) + path;
        return shape;
    }

    private static void AddCounts(JsonObject shape, Repository repository)
    {
        var open = repository.Issues.Count(issue => issue.IsOpen);
        foreach (var name in (string[])["size", "forks", "forks_count", "stargazers_count", "watchers", "watchers_count"]) shape[name] = 0;
        shape["open_issues"] = open;
        shape["open_issues_count"] = open;
    }
}
