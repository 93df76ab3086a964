using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swarm.Git.Tests;

/// <summary>A git server that refuses everybody, and says what it was sent.</summary>
internal sealed class RefusingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RefusingServer(WebApplication app) => _app = app;

    public ConcurrentQueue<string> Authorizations { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public static async Task<RefusingServer> StartAsync(string echo)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RefusingServer(builder.Build());
        server._app.Run(async context =>
        {
            server.Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
            context.Response.StatusCode = 403;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync($"You sent {echo}, and may not.");
        });
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
