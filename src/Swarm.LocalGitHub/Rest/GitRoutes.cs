using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Refs, written one at a time.</summary>
internal static class GitRoutes
{
    private const string Refs = "/repos/{owner}/{repo}/git/refs";

    public static void Map(ApiRoutes routes)
    {
        routes.Get("/repos/{owner}/{repo}/git/ref/{ref*}", Access.Read("contents"), Get);
        routes.Add("POST", Refs, Access.Write("contents"), CreateAsync);
        routes.Add("PATCH", Refs + "/{ref*}", Access.Write("contents"), MoveAsync);
        routes.Add("DELETE", Refs + "/{ref*}", Access.Write("contents"), DeleteAsync);
    }

    private static Answer Get(ApiCall call) => call.Repository.Refs.ContainsKey(Name(call)) ? Answer.Ok(Shape(call, Name(call))) : Answer.NotFound;

    private static async Task<Answer> CreateAsync(ApiCall call)
    {
        if (call.Fields.Text("ref") is not { } name) return Answer.BadRequest("\"ref\" wasn't supplied.");
        if (call.Fields.Text("sha") is not { } sha) return Answer.BadRequest("\"sha\" wasn't supplied.");
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Split('/').Length < 3) return Answer.Refuse(422, $"{name} is not a valid ref name.");
        if (call.Repository.Refs.ContainsKey(name)) return Answer.Refuse(422, "Reference already exists");
        if (await call.Hub.Store.CommitOfAsync(call.Repository.GitPath, sha, call.Aborted) != sha) return Answer.Refuse(422, "Object does not exist");
        if (!await call.Hub.Writer.UpdateRefAsync(call.Repository.GitPath, name, sha, null, call.Aborted)) return Answer.Refuse(422, $"{name} is not a valid ref name.");
        await call.Hub.Refs.SyncAsync(call.Repository, call.Actor, call.Aborted);
        return Answer.Created(Shape(call, name));
    }

    private static async Task<Answer> MoveAsync(ApiCall call)
    {
        var (git, name) = (call.Repository.GitPath, Name(call));
        if (!call.Repository.Refs.TryGetValue(name, out var old)) return Answer.Refuse(422, "Reference does not exist");
        if (call.Fields.Text("sha") is not { } sha) return Answer.BadRequest("\"sha\" wasn't supplied.");
        if (await call.Hub.Store.CommitOfAsync(git, sha, call.Aborted) != sha) return Answer.Refuse(422, "Object does not exist");
        if (call.Fields.Flag("force") != true && !await call.Hub.Store.IsAncestorAsync(git, old, sha, call.Aborted))
            return Answer.Refuse(422, "Update is not a fast forward");
        if (!await call.Hub.Writer.UpdateRefAsync(git, name, sha, old, call.Aborted)) return Answer.Refuse(409, "Reference was moved meanwhile");
        await call.Hub.Refs.SyncAsync(call.Repository, call.Actor, call.Aborted);
        return Answer.Ok(Shape(call, name));
    }

    private static async Task<Answer> DeleteAsync(ApiCall call)
    {
        var name = Name(call);
        if (!call.Repository.Refs.TryGetValue(name, out var old)) return Answer.Refuse(422, "Reference does not exist");
        if (name == "refs/heads/" + call.Repository.DefaultBranch) return Answer.Refuse(422, "Cannot delete the default branch");
        await call.Hub.Writer.UpdateRefAsync(call.Repository.GitPath, name, null, old, call.Aborted);
        await call.Hub.Refs.SyncAsync(call.Repository, call.Actor, call.Aborted);
        return Answer.NoContent;
    }

    private static string Name(ApiCall call) => "refs/" + call.Route("ref");

    private static JsonObject Shape(ApiCall call, string name)
    {
        var sha = call.Repository.Refs[name];
        return new JsonObject
        {
            ["ref"] = name,
            ["node_id"] = $"REF_kwLO{call.Repository.Id}:{name}",
            ["url"] = $"{call.Links.Api(call.Repository)}/git/{name}",
            ["object"] = new JsonObject { ["sha"] = sha, ["type"] = "commit", ["url"] = $"{call.Links.Api(call.Repository)}/git/commits/{sha}" },
        };
    }
}
