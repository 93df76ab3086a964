using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Swarm.GitHub.Tests;

/// <summary>
/// The other end of the wire: a real web server on loopback that answers each "METHOD target" with the replies
/// it was given, in order, the last one for ever. What was not scripted is answered with 418.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Reply>> script = new();
    private readonly WebApplication web;

    private ScriptedServer(WebApplication web) => this.web = web;

    public Uri Url { get; private set; } = null!;

    public ConcurrentQueue<Heard> Requests { get; } = new();

    public static async Task<ScriptedServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build());
        server.web.Run(server.AnswerAsync);
        await server.web.StartAsync(cancellationToken);
        var addresses = server.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.Url = new Uri(addresses.Single());
        return server;
    }

    public void On(string request, params Reply[] replies) => script[request] = new ConcurrentQueue<Reply>(replies);

    public int Count(string request) => Requests.Count(heard => $"{heard.Method} {heard.Target}" == request);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var heard = await HearAsync(context);
        Requests.Enqueue(heard);
        await Next($"{heard.Method} {heard.Target}").Act(context);
    }

    private Reply Next(string request)
    {
        if (!script.TryGetValue(request, out var replies)) return Reply.Status(418, $"not scripted: {request}");
        lock (replies)
        {
            if (replies.Count > 1 && replies.TryDequeue(out var reply)) return reply;
            return replies.TryPeek(out var last) ? last : Reply.Status(418, "nothing left");
        }
    }

    private static async Task<Heard> HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new Heard(context.Request.Method, target, headers, body);
    }
}
