using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>The app, its installations and their tokens.</summary>
internal static class AppRoutes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("/app", Access.App, GetApp);
        routes.Get("/app/installations", Access.App, ListInstallations);
        routes.Get("/app/installations/{installation}", Access.App, GetInstallation);
        routes.Post("/app/installations/{installation}/access_tokens", Access.App, CreateToken);
        routes.Get("/repos/{owner}/{repo}/installation", Access.App, FindInstallation);
        routes.Get("/installation/repositories", Access.Read("metadata"), ListRepositories);
        routes.Delete("/installation/token", Access.Read("metadata"), RevokeToken);
        routes.Get("/rate_limit", Access.Any, GetRateLimit);
    }

    private static Answer GetApp(ApiCall call)
    {
        var shape = AppShape.Of(call.Links, call.Caller.App)!;
        shape["installations_count"] = Own(call).Count();
        return Answer.Ok(shape);
    }

    private static Answer ListInstallations(ApiCall call) =>
        Paging.Page(call, Own(call), installation => AppShape.Installation(call.Links, installation));

    private static Answer GetInstallation(ApiCall call) => Find(call) is { } installation
        ? Answer.Ok(AppShape.Installation(call.Links, installation))
        : Answer.NotFound;

    private static Answer FindInstallation(ApiCall call) => Own(call).FirstOrDefault(entry => entry.Covers(call.Repository)) is { } installation
        ? Answer.Ok(AppShape.Installation(call.Links, installation))
        : Answer.NotFound;

    private static Answer CreateToken(ApiCall call)
    {
        if (Find(call) is not { } installation) return Answer.NotFound;
        if (installation.IsSuspended) return Answer.Suspended;
        var granted = call.Caller.App.Registration.Permissions;
        var asked = call.Fields.Map("permissions");
        if (asked?.Any(entry => !Covers(granted, entry.Key, entry.Value)) == true)
            return Answer.Refuse(422, "The permissions requested are not granted to this installation.");
        var (all, chosen) = Choose(call, installation);
        if (chosen is null)
            return Answer.Refuse(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
        var reach = all ? null : chosen.Select(repository => repository.Id).ToHashSet();
        var (text, token) = call.Hub.Tokens.Mint(installation, asked ?? granted, reach);
        return Answer.Created(Shape(call, text, token, chosen));
    }

    private static JsonObject Shape(ApiCall call, string text, InstallationToken token, IReadOnlyList<Repository> chosen)
    {
        var shape = new JsonObject
        {
            ["token"] = text,
            ["expires_at"] = Stamp.Of(token.ExpiresAt),
            ["permissions"] = AppShape.Permissions(token.Permissions),
            ["repository_selection"] = token.RepositoryIds is null ? token.Installation.Selection : "selected",
        };
        if (token.RepositoryIds is not null) shape["repositories"] = JsonList.Of(chosen, repository => RepositoryShape.Of(call.Links, repository));
        return shape;
    }

    private static (bool All, IReadOnlyList<Repository>? Chosen) Choose(ApiCall call, Installation installation)
    {
        var reachable = call.Hub.World.Repositories.Where(installation.Covers).ToList();
        var (names, ids) = (call.Fields.Texts("repositories"), call.Fields.Numbers("repository_ids"));
        if (names is null && ids is null) return (true, reachable);
        var found = (names ?? []).Select(name => reachable.Find(repository => repository.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Concat((ids ?? []).Select(id => reachable.Find(repository => repository.Id == id)))
            .ToList();
        return (false, found.Contains(null) ? null : [.. found.OfType<Repository>().Distinct()]);
    }

    private static bool Covers(IReadOnlyDictionary<string, string> granted, string name, string level)
    {
        if (name == "metadata") return level == "read";
        return InstallationToken.Rank(level) > 0
            && granted.TryGetValue(name, out var held)
            && InstallationToken.Rank(held) >= InstallationToken.Rank(level);
    }

    private static Answer ListRepositories(ApiCall call) => Paging.Wrapped(
        call,
        "repositories",
        call.Hub.World.Repositories.Where(call.Caller.Token!.Reaches),
        repository => RepositoryShape.Of(call.Links, repository));

    private static Answer RevokeToken(ApiCall call)
    {
        call.Hub.Tokens.Revoke(call.Caller.TokenText!);
        return Answer.NoContent;
    }

    private static Answer GetRateLimit(ApiCall call)
    {
        var window = call.Hub.Rates.Peek(call.Caller.RateKey);
        return Answer.Ok(new JsonObject
        {
            ["resources"] = new JsonObject { ["core"] = Limit(window), ["search"] = Limit(window), ["graphql"] = Limit(window) },
            ["rate"] = Limit(window),
        });
    }

    private static JsonObject Limit(RateWindow window) => new()
    {
        ["limit"] = window.Limit,
        ["used"] = window.Used,
        ["remaining"] = window.Remaining,
        ["reset"] = window.ResetsAt.ToUnixTimeSeconds(),
    };

    private static IEnumerable<Installation> Own(ApiCall call) =>
        call.Hub.World.Installations.Where(installation => installation.App == call.Caller.App);

    private static Installation? Find(ApiCall call) => Own(call).FirstOrDefault(installation => installation.Id == call.Id("installation"));
}
