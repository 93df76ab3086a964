using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Swarm.EndToEnd.Tests.Telemetry;

/// <summary>A collector on loopback: takes what an OTLP exporter posts and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Type, string Key, byte[] Body)> _taken = new();
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{**path}", TakeAsync);
    }

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyList<(string Path, string Type, string Key, byte[] Body)> Taken => [.. _taken];

    public static async Task<Collector> StartAsync(CancellationToken ct)
    {
        var collector = new Collector();
        await collector._app.StartAsync(ct);
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _taken.Enqueue((context.Request.Path, context.Request.ContentType ?? "", context.Request.Headers["x-collector-key"].ToString(), body.ToArray()));
    }
}
