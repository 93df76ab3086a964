using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swarm.Testing;

namespace Swarm.Agents.Tests;

/// <summary>An OpenAI-compatible provider on loopback with answers from a test.</summary>
internal sealed class OpenAiModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<JsonNode, OpenAiReply> _answer;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();

    private OpenAiModelServer(WebApplication app, Func<JsonNode, OpenAiReply> answer) => (_app, _answer) = (app, answer);

    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    public Uri Address { get; private set; } = null!;

    public static async Task<OpenAiModelServer> StartAsync(Func<JsonNode, OpenAiReply> answer, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new OpenAiModelServer(app, answer);
        app.Run(server.AnswerAsync);
        await app.StartAsync(ct);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _requests.Enqueue(new ModelRequest(context.Request.Path + context.Request.QueryString, headers, body));
        var reply = _answer(body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.MediaType;
        if (reply.RetryAfter is { } after) context.Response.Headers.RetryAfter = after;
        await context.Response.WriteAsync(reply.Body, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (!reply.BreaksOff) return;
        // Time for what came so far to be read; a test holds either way.
        await Task.Delay(TimeSpan.FromMilliseconds(200), context.RequestAborted);
        context.Abort();
    }
}
