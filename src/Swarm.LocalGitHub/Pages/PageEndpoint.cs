using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Plain pages to look at, for anyone on this machine; nothing can be changed through them.</summary>
internal sealed class PageEndpoint(Hub hub)
{
    // No script may run, wherever it came from; pictures may come from outside, as texts name them.
    private const string Policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly byte[] Style = ReadStyle();

    public async Task HandleAsync(HttpContext context, string path)
    {
        var response = context.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.Method is not ("GET" or "HEAD") || !IsOwnHost(context.Request.Host.Host))
        {
            response.StatusCode = 404;
            return;
        }
        if (path == "/style.css")
        {
            response.ContentType = "text/css; charset=utf-8";
            await response.Body.WriteAsync(Style, context.RequestAborted);
            return;
        }
        string? page;
        using (await hub.World.EnterAsync(context.RequestAborted)) page = Find(path.Trim('/').Split('/'));
        response.StatusCode = page is null ? 404 : 200;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(page ?? Layout.Missing(), context.RequestAborted);
    }

    // A foreign name that resolves to this machine would let a website read these pages.
    private static bool IsOwnHost(string host) => host is "127.0.0.1" or "localhost" or "[::1]";

    private string? Find(string[] parts)
    {
        if (parts is [""]) return IndexPage.Repositories(hub.World.Repositories);
        if (parts.Length < 2 || hub.World.FindRepository(parts[0], parts[1]) is not { } repository) return null;
        return parts[2..] switch
        {
            [] or ["issues"] or ["pulls"] => IndexPage.Repository(repository),
            ["runs", var id] => Run(repository, id),
            [var kind, var number, .. var rest] when int.TryParse(number, out var parsed) && repository.FindIssue(parsed) is { } issue => Show(repository, issue, kind, rest),
            _ => null,
        };
    }

    private static string? Show(Repository repository, Issue issue, string kind, string[] rest) => (kind, issue.Pull, rest) switch
    {
        ("issues", null, []) => IssuePage.Render(repository, issue),
        ("issues" or "pull", not null, []) => PullPage.Conversation(repository, issue),
        ("pull", not null, ["files"]) => PullPage.Files(repository, issue),
        ("pull", not null, ["checks"]) => PullPage.Checks(repository, issue),
        _ => null,
    };

    private static string? Run(Repository repository, string id)
    {
        var run = repository.CheckRuns.Find(candidate => candidate.Id.ToString() == id);
        return run is null ? null : Layout.Page(run.Name, Layout.Crumbs(repository.Owner.Login, repository.Name), CheckPart.Full(run));
    }

    private static byte[] ReadStyle()
    {
        using var source = typeof(PageEndpoint).Assembly.GetManifestResourceStream("style.css")!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
