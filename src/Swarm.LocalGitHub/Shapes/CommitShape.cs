using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class CommitShape
{
    public static JsonObject Of(Links links, Repository repository, CommitInfo commit)
    {
        var url = $"{links.Api(repository)}/commits/{commit.Sha}";
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = $"C_kwLO{commit.Sha}",
            ["url"] = url,
            ["html_url"] = $"{links.Web(repository)}/commit/{commit.Sha}",
            ["comments_url"] = url + "/comments",
            ["commit"] = new JsonObject
            {
                ["url"] = $"{links.Api(repository)}/git/commits/{commit.Sha}",
                ["author"] = Person(commit.AuthorName, commit.AuthorEmail, commit.AuthoredAt),
                ["committer"] = Person(commit.CommitterName, commit.CommitterEmail, commit.CommittedAt),
                ["message"] = commit.Message,
                ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{links.Api(repository)}/git/trees/{commit.Tree}" },
                ["comment_count"] = 0,
                ["verification"] = new JsonObject { ["verified"] = false, ["reason"] = "unsigned", ["payload"] = null, ["signature"] = null, ["verified_at"] = null },
            },
            ["author"] = null,
            ["committer"] = null,
            ["parents"] = JsonList.Of(commit.Parents, parent => Parent(links, repository, parent)),
        };
    }

    /// <summary>The short form, as check suites and merge groups carry it.</summary>
    public static JsonObject Brief(CommitInfo commit) => new()
    {
        ["id"] = commit.Sha,
        ["tree_id"] = commit.Tree,
        ["message"] = commit.Message,
        ["timestamp"] = commit.CommittedAt,
        ["author"] = new JsonObject { ["name"] = commit.AuthorName, ["email"] = commit.AuthorEmail },
        ["committer"] = new JsonObject { ["name"] = commit.CommitterName, ["email"] = commit.CommitterEmail },
    };

    /// <summary>The form that push deliveries carry.</summary>
    public static JsonObject Pushed(Links links, Repository repository, CommitInfo commit)
    {
        var shape = Brief(commit);
        shape["distinct"] = true;
        shape["url"] = $"{links.Web(repository)}/commit/{commit.Sha}";
        foreach (var list in (string[])["added", "removed", "modified"]) shape[list] = new JsonArray();
        return shape;
    }

    private static JsonObject Parent(Links links, Repository repository, string sha) => new()
    {
        ["sha"] = sha,
        ["url"] = $"{links.Api(repository)}/commits/{sha}",
        ["html_url"] = $"{links.Web(repository)}/commit/{sha}",
    };

    private static JsonObject Person(string name, string email, string date) =>
        new() { ["name"] = name, ["email"] = email, ["date"] = Stamp.Of(DateTimeOffset.Parse(date)) };
}
