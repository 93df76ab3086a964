using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Git;

/// <summary>Git's smart HTTP: <c>info/refs</c>, <c>git-upload-pack</c> and <c>git-receive-pack</c> by real git.</summary>
internal sealed class SmartHttp(Hub hub)
{
    private readonly Gatekeeper _gatekeeper = new(hub);

    public async Task HandleAsync(HttpContext context, string owner, string name, string service, bool advertise)
    {
        Unbound(context);
        var (repository, caller) = await AdmitAsync(context, owner, name, service);
        if (repository is null || caller is null) return;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = $"application/x-{service}-{(advertise ? "advertisement" : "result")}";
        if (advertise) await AdvertiseAsync(context, repository, service);
        else if (service == "git-upload-pack") await UploadAsync(context, repository);
        else await ReceiveAsync(context, repository, caller);
    }

    /// <summary>Packs are large and agents' machines slow: neither a size limit nor a minimum speed.</summary>
    private static void Unbound(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } request) request.MinDataRate = null;
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } response) response.MinDataRate = null;
    }

    private async Task<(Repository?, Caller?)> AdmitAsync(HttpContext context, string owner, string name, string service)
    {
        var level = service == "git-receive-pack" ? "write" : "read";
        using var entry = await hub.World.EnterAsync(context.RequestAborted);
        var identity = _gatekeeper.IdentifyGit(context.Request.Headers.Authorization);
        var repository = hub.World.FindRepository(owner, name);
        var (status, fault) = Judge(identity.Caller?.Token, repository, level);
        hub.Log.Add(context.Request.Method, context.Request.Path, status, $"contents:{level}");
        if (status == 200) return (repository, identity.Caller);
        context.Response.StatusCode = status;
        if (status == 401) context.Response.Headers.WWWAuthenticate = "Basic realm=\"GitHub\"";
        await context.Response.WriteAsync(fault, context.RequestAborted);
        return (null, null);
    }

    private static (int Status, string Fault) Judge(InstallationToken? token, Repository? repository, string level)
    {
        if (token is null) return (401, "Invalid username or token.");
        if (repository is null || !token.Reaches(repository)) return (404, "Repository not found.");
        if (token.Installation.IsSuspended) return (403, "This installation has been suspended.");
        if (level == "write" && repository.Archived) return (403, "This repository was archived so it is read-only.");
        return token.Allows("contents", level) ? (200, "") : (403, "Permission to this repository denied.");
    }

    private async Task AdvertiseAsync(HttpContext context, Repository repository, string service)
    {
        var line = $"# service={service}\n";
        await context.Response.WriteAsync($"{line.Length + 4:x4}{line}0000", context.RequestAborted);
        using var git = hub.Git.Start(repository.GitPath, [service["git-".Length..], "--stateless-rpc", "--advertise-refs", "."], Protocol(context));
        git.StandardInput.Close();
        await PumpAsync(git, context.Response.Body, context.RequestAborted);
    }

    private async Task UploadAsync(HttpContext context, Repository repository)
    {
        using var git = hub.Git.Start(repository.GitPath, ["upload-pack", "--stateless-rpc", "."], Protocol(context));
        await Task.WhenAll(FeedAsync(git, context), PumpAsync(git, context.Response.Body, context.RequestAborted));
    }

    private async Task ReceiveAsync(HttpContext context, Repository repository, Caller caller)
    {
        var extra = Protocol(context);
        if (caller.Token!.Allows("workflows", "write")) extra[WorkflowGuard.Variable] = "write";
        using var git = hub.Git.Start(repository.GitPath, ["receive-pack", "--stateless-rpc", "."], extra);
        using var report = new MemoryStream();
        await Task.WhenAll(FeedAsync(git, context), PumpAsync(git, report, context.RequestAborted));
        // The world learns of the push before the pusher does, so whoever saw the push succeed also finds its effects.
        using (await hub.World.EnterAsync(CancellationToken.None))
            await hub.Refs.SyncAsync(repository, caller.Actor, CancellationToken.None);
        await context.Response.Body.WriteAsync(report.GetBuffer().AsMemory(0, (int)report.Length), context.RequestAborted);
    }

    private static async Task FeedAsync(Process git, HttpContext context)
    {
        var gzipped = context.Request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        await using var body = gzipped ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        try
        {
            await body.CopyToAsync(git.StandardInput.BaseStream, context.RequestAborted);
            git.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it read everything: what it has to say about that is in its output.
        }
        catch (OperationCanceledException)
        {
            git.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task PumpAsync(Process git, Stream target, CancellationToken ct)
    {
        // Unread standard error would stop git once the pipe is full.
        var errors = git.StandardError.ReadToEndAsync(ct);
        try
        {
            await git.StandardOutput.BaseStream.CopyToAsync(target, ct);
            await errors;
            await git.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            git.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Dictionary<string, string> Protocol(HttpContext context)
    {
        var asked = context.Request.Headers["Git-Protocol"].ToString();
        return asked is "version=1" or "version=2" ? new() { ["GIT_PROTOCOL"] = asked } : [];
    }
}
