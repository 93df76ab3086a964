using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Branches, commits and files, read only.</summary>
internal static class ContentRoutes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Add("GET", "/repos/{owner}/{repo}/branches/{branch*}", Access.Read("contents"), GetBranchAsync);
        routes.Add("GET", "/repos/{owner}/{repo}/commits/{ref*}", Access.Read("contents"), GetCommitAsync);
        routes.Add("GET", "/repos/{owner}/{repo}/contents/{path*}", Access.Read("contents"), GetContentAsync);
    }

    private static async Task<Answer> GetBranchAsync(ApiCall call)
    {
        var name = call.Route("branch");
        if (call.Repository.Branch(name) is not { } sha) return Answer.Refuse(404, "Branch not found");
        var commit = await call.Hub.Store.CommitAsync(call.Repository.GitPath, sha, call.Aborted);
        var ruled = call.Repository.BranchRules.ContainsKey(name);
        return Answer.Ok(new JsonObject
        {
            ["name"] = name,
            ["commit"] = CommitShape.Of(call.Links, call.Repository, commit),
            ["_links"] = new JsonObject
            {
                ["self"] = $"{call.Links.Api(call.Repository)}/branches/{name}",
                ["html"] = $"{call.Links.Web(call.Repository)}/tree/{name}",
            },
            ["protected"] = ruled,
            ["protection"] = new JsonObject { ["enabled"] = ruled },
            ["protection_url"] = $"{call.Links.Api(call.Repository)}/branches/{name}/protection",
        });
    }

    private static async Task<Answer> GetCommitAsync(ApiCall call)
    {
        var sha = await call.Hub.Store.ResolveAsync(call.Repository.GitPath, call.Route("ref"), call.Aborted);
        if (sha is null) return Answer.Refuse(422, $"No commit found for SHA: {call.Route("ref")}");
        return Answer.Ok(CommitShape.Of(call.Links, call.Repository, await call.Hub.Store.CommitAsync(call.Repository.GitPath, sha, call.Aborted)));
    }

    private static async Task<Answer> GetContentAsync(ApiCall call)
    {
        var (git, path) = (call.Repository.GitPath, call.Route("path").TrimEnd('/'));
        var name = call.Query("ref") ?? call.Repository.DefaultBranch;
        if (await call.Hub.Store.ResolveAsync(git, name, call.Aborted) is not { } commit) return Answer.Refuse(404, $"No commit found for the ref {name}");
        var found = (await call.Hub.Store.TreeAsync(git, commit, path, call.Aborted)).FirstOrDefault(entry => entry.Path == path);
        if (found is null) return Answer.NotFound;
        if (found.Type == "tree")
            return Answer.Ok(JsonList.Of(await call.Hub.Store.TreeAsync(git, commit, path + "/", call.Aborted), entry => Entry(call, entry, name)));
        return File(call, found, name, await call.Hub.Store.BlobAsync(git, found.Sha, call.Aborted));
    }

    private static Answer File(ApiCall call, TreeEntry file, string name, byte[] bytes)
    {
        if (call.Request.Headers.Accept.ToString().Contains("raw", StringComparison.Ordinal)) return new Answer(200, null) { Raw = bytes };
        var shape = Entry(call, file, name);
        shape["encoding"] = "base64";
        shape["content"] = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n") + "\n";
        return Answer.Ok(shape);
    }

    private static JsonObject Entry(ApiCall call, TreeEntry entry, string name)
    {
        var url = $"{call.Links.Api(call.Repository)}/contents/{entry.Path}?ref={name}";
        var web = $"{call.Links.Web(call.Repository)}/blob/{name}/{entry.Path}";
        var git = $"{call.Links.Api(call.Repository)}/git/{entry.Type}s/{entry.Sha}";
        return new JsonObject
        {
            ["type"] = entry.Type switch { "tree" => "dir", "commit" => "submodule", _ => "file" },
            ["name"] = entry.Path[(entry.Path.LastIndexOf('/') + 1)..],
            ["path"] = entry.Path,
            ["sha"] = entry.Sha,
            ["size"] = entry.Size,
            ["url"] = url,
            ["html_url"] = web,
            ["git_url"] = git,
            ["download_url"] = $"{call.Links.Web(call.Repository)}/raw/{name}/{entry.Path}",
            ["_links"] = new JsonObject { ["self"] = url, ["git"] = git, ["html"] = web },
        };
    }
}
