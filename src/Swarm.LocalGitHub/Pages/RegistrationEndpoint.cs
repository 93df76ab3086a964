using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>
/// Registers apps from manifests and installs them, as a person does in a browser. The forms carry a key that only their
/// page knows, so that no other site can send them.
/// </summary>
internal sealed class RegistrationEndpoint(Hub hub)
{
    private const string Api = "/api/v3/app-manifests/";
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly string _installKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    public static bool Owns(string path) =>
        path.StartsWith(Api, StringComparison.Ordinal) || path.StartsWith("/settings/apps", StringComparison.Ordinal)
        || path.StartsWith("/organizations/", StringComparison.Ordinal) || path.StartsWith("/github-apps/", StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context, string path)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        string? page = null;
        var body = Array.Empty<byte>();
        using (await hub.World.EnterAsync(context.RequestAborted))
        {
            if (path.StartsWith(Api, StringComparison.Ordinal)) body = Exchange(context, path);
            else page = Page(context, form, path);
        }

        if (page is not null) await WriteAsync(context, page);
        else if (body.Length > 0) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private byte[] Exchange(HttpContext context, string path)
    {
        var found = context.Request.Method == "POST" && path.Split('/') is ["", "api", "v3", "app-manifests", var code, "conversions"] ? hub.Manifests.Take(code) : null;
        var body = AnswerWriter.Prepare(context, new Visit(found is null ? Answer.NotFound : Answer.Created(Shape(found))), hub);
        hub.Log.Add(context.Request.Method, context.Request.Path, context.Response.StatusCode, "");
        return body;
    }

    private JsonObject Shape(ManifestCode found)
    {
        var shape = AppShape.Of(hub.Links, found.App)!;
        shape["client_id"] = found.ClientId;
        shape["client_secret"] = found.ClientSecret;
        shape["webhook_secret"] = found.App.Registration.WebhookSecret;
        shape["pem"] = found.Pem;
        return shape;
    }

    private string Page(HttpContext context, IFormCollection form, string path) => (context.Request.Method, path.Trim('/').Split('/')) switch
    {
        ("POST", ["settings", "apps", "new"] or ["organizations", _, "settings", "apps", "new"]) => Posted(form["manifest"], context.Request.Query["state"].ToString()),
        ("POST", ["settings", "apps"]) => Confirmed(context, form["key"].ToString(), form["name"].ToString()),
        ("GET", ["github-apps", var slug, "installations", "new"]) when Find(slug) is { } app => RegistrationPage.Install(app, _installKey, Owners()),
        ("POST", ["settings", "apps", var slug, "installations"]) when Find(slug) is { } app => Installed(app, form),
        _ => Missing(context),
    };

    private string Posted(string? manifest, string state)
    {
        var (read, fault) = ManifestReader.Read(manifest);
        return read is null ? RegistrationPage.Refused(fault!) : RegistrationPage.Confirm(hub.Manifests.Post(read, state));
    }

    private string Confirmed(HttpContext context, string key, string name)
    {
        if (hub.Manifests.Find(key) is not { } pending) return Missing(context);
        if (hub.Manifests.Confirm(pending, name) is not { } next) return RegistrationPage.Confirm(pending, "The name is already taken.");
        context.Response.Redirect(next.AbsoluteUri);
        return "";
    }

    private string Installed(AppEntry app, IFormCollection form)
    {
        var owner = Owners().FirstOrDefault(each => each.Login == form["owner"].ToString());
        if (owner is null || form["key"].ToString() != _installKey) return RegistrationPage.Refused("Nothing was chosen");
        if (!hub.World.Installations.Exists(each => each.App == app && each.Owner == owner)) hub.Install(app, owner);
        return RegistrationPage.Installed(app);
    }

    private IEnumerable<Account> Owners() => hub.World.Repositories.Select(repository => repository.Owner).Distinct();

    private AppEntry? Find(string slug) => hub.World.Apps.Find(app => app.Slug == slug);

    private static string Missing(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Layout.Missing();
    }

    private static Task WriteAsync(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (context.Response.StatusCode is 302) return Task.CompletedTask;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }
}
