using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Pages;

namespace Swarm.LocalGitHub.Server;

/// <summary>Sends a request to the API, to git or to the pages, by its address alone.</summary>
internal sealed class Dispatcher(Hub hub)
{
    private readonly ApiEndpoint _api = new(hub, ApiTable.Build());
    private readonly SmartHttp _git = new(hub);
    private readonly PageEndpoint _pages = new(hub);
    private readonly RegistrationEndpoint _registration = new(hub);

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (RegistrationEndpoint.Owns(path)) return _registration.HandleAsync(context, path);
        if (path.StartsWith("/api/v3/", StringComparison.Ordinal)) return _api.HandleAsync(context, path["/api/v3".Length..]);
        if (path is "/api/graphql") return _api.HandleAsync(context, "/graphql");
        return path.Split('/') switch
        {
            ["", var owner, var name, "info", "refs"] when Service(context) is { } service && IsGit(name) => _git.HandleAsync(context, owner, name[..^4], service, advertise: true),
            ["", var owner, var name, "git-upload-pack" or "git-receive-pack"] when context.Request.Method == "POST" && IsGit(name) =>
                _git.HandleAsync(context, owner, name[..^4], path[(path.LastIndexOf('/') + 1)..], advertise: false),
            _ => _pages.HandleAsync(context, path),
        };
    }

    private static bool IsGit(string name) => name.EndsWith(".git", StringComparison.Ordinal);

    private static string? Service(HttpContext context) =>
        context.Request.Query["service"].ToString() is "git-upload-pack" or "git-receive-pack" ? context.Request.Query["service"].ToString() : null;
}
