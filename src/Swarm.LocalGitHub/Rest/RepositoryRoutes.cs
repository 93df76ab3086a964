using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>The repository, its people and its branch rules.</summary>
internal static class RepositoryRoutes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("/repos/{owner}/{repo}", Access.Read("metadata"), Get);
        routes.Get("/repos/{owner}/{repo}/collaborators/{login}/permission", Access.Read("metadata"), GetPermission);
        routes.Get("/repos/{owner}/{repo}/rules/branches/{branch*}", Access.Read("metadata"), GetRules);
        routes.Get("/users/{login}", Access.Any, GetUser);
    }

    private static Answer Get(ApiCall call)
    {
        var shape = RepositoryShape.Of(call.Links, call.Repository);
        // Counted only where a single repository is shown.
        shape["subscribers_count"] = 0;
        shape["network_count"] = 0;
        return Answer.Ok(shape);
    }

    private static Answer GetUser(ApiCall call) => call.Hub.World.Accounts.TryGetValue(call.Route("login"), out var account)
        ? Answer.Ok(AccountShape.Profile(call.Links, account))
        : Answer.NotFound;

    private static Answer GetPermission(ApiCall call)
    {
        if (!call.Hub.World.Accounts.TryGetValue(call.Route("login"), out var account))
            return Answer.Refuse(404, $"{call.Route("login")} is not a user");
        var role = call.Repository.RoleOf(account);
        var user = AccountShape.Of(call.Links, account)!;
        user["permissions"] = Flags(role);
        user["role_name"] = role;
        return Answer.Ok(new JsonObject { ["permission"] = Permission(role), ["role_name"] = role, ["user"] = user });
    }

    // The old field knows four levels; the finer roles fold into them.
    private static string Permission(string role) => role switch
    {
        "maintain" => "write",
        "triage" => "read",
        _ => role,
    };

    private static JsonObject Flags(string role)
    {
        string[] order = ["pull", "triage", "push", "maintain", "admin"];
        var rank = Array.IndexOf(["read", "triage", "write", "maintain", "admin"], role);
        return new JsonObject(order.Select((name, index) => KeyValuePair.Create(name, (JsonNode?)(index <= rank))));
    }

    private static Answer GetRules(ApiCall call)
    {
        var branch = call.Route("branch");
        var rules = call.Repository.BranchRules.GetValueOrDefault(branch, []).Select(type => Rule(call.Repository, type)).ToList();
        if (call.Repository.RequiredChecks.TryGetValue(branch, out var checks)) rules.Add(Requiring(call.Repository, checks));
        return Paging.Page(call, rules, rule => rule);
    }

    private static JsonObject Requiring(Repository repository, IReadOnlyList<string> checks)
    {
        var rule = Rule(repository, "required_status_checks");
        rule["parameters"] = new JsonObject
        {
            ["required_status_checks"] = JsonList.Of(checks, check => new JsonObject { ["context"] = check }),
            ["strict_required_status_checks_policy"] = false,
        };
        return rule;
    }

    private static JsonObject Rule(Repository repository, string type) => new()
    {
        ["type"] = type,
        ["ruleset_source_type"] = "Repository",
        ["ruleset_source"] = repository.FullName,
        ["ruleset_id"] = repository.Id,
    };
}
