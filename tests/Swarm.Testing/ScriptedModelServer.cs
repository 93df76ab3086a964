using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Swarm.Testing;

/// <summary>
/// Anthropic's Messages API on loopback with words from a test: one function answers each request, as JSON or, where the
/// request asks for it, as an event stream. Build answers with <see cref="ModelWords"/>.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<JsonNode, JsonNode> _answer;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();

    private ScriptedModelServer(WebApplication app, Func<JsonNode, JsonNode> answer) => (_app, _answer) = (app, answer);

    /// <summary>Everything that reached the server, in order.</summary>
    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>The server's address.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<ScriptedModelServer> StartAsync(Func<JsonNode, JsonNode> answer, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var server = new ScriptedModelServer(app, answer);
        app.MapPost("/v1/messages", server.MessagesAsync);
        app.MapPost("/v1/messages/count_tokens", server.CountAsync);
        await app.StartAsync(ct);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task MessagesAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        var reply = _answer(body);
        foreach (var (name, value) in reply["headers"] as JsonObject ?? []) context.Response.Headers[name] = value!.GetValue<string>();
        if (reply["status"] is { } status) await WriteAsync(context, status.GetValue<int>(), reply["body"]!);
        else if (body["stream"]?.GetValue<bool>() == true) await StreamAsync(context, ModelWords.Message(body, reply), reply["breakOff"] is not null);
        else await WriteAsync(context, StatusCodes.Status200OK, ModelWords.Message(body, reply));
    }

    private async Task CountAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        await WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["input_tokens"] = body.ToJsonString().Length / 4 });
    }

    private async Task<JsonNode> ReadAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        _requests.Enqueue(new ModelRequest(
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
        return body;
    }

    private static Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext context, JsonObject message, bool breakOff)
    {
        context.Response.ContentType = "text/event-stream";
        var events = ModelWords.Events(message);
        foreach (var each in breakOff ? events.Take(2) : events)
        {
            await context.Response.WriteAsync($"event: {each["type"]}\ndata: {each.ToJsonString()}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        if (breakOff) context.Abort();
    }
}
