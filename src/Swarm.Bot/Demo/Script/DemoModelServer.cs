using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Swarm.Bot.Demo.Script;

/// <summary>
/// Stands where a model provider would stand: speaks the Messages API (without streaming) on a loopback port and takes calls
/// with the right key only. Agents never hold that key, so every call it answers came through the gateway.
/// </summary>
public sealed class DemoModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<string, ScriptedReply> _reply;
    private readonly byte[] _key;
    private int _calls;

    private DemoModelServer(WebApplication app, Func<string, ScriptedReply> reply, string apiKey) =>
        (_app, _reply, _key) = (app, reply, Encoding.UTF8.GetBytes(apiKey));

    /// <summary>Base address, e.g. <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Calls that were answered with words; refused ones are not counted.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <param name="reply">Words for a brief; an <see cref="ArgumentException"/> of it becomes status 400.</param>
    /// <param name="apiKey">The only key that is taken; it must not be empty.</param>
    public static async Task<DemoModelServer> StartAsync(Func<string, ScriptedReply> reply, string apiKey, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new DemoModelServer(builder.Build(), reply, apiKey);
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync(ct);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Json.ToJsonString(), context.RequestAborted);
    }

    private async Task<MessagesAnswer> AnswerAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.Path != "/v1/messages" || !HttpMethods.IsPost(request.Method)) return MessagesAnswer.Error(404, "not_found_error", "There is only POST /v1/messages.");
        if (!IsKnown(request.Headers["x-api-key"].ToString())) return MessagesAnswer.Error(401, "authentication_error", "The key is not the right one.");
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
            if (MessagesRequest.Read(body.RootElement) is not { } asked) return MessagesAnswer.Error(400, "invalid_request_error", "There is no message of a user.");
            var reply = _reply(asked.Text);
            return MessagesAnswer.Words($"msg_demo_{Interlocked.Increment(ref _calls):0000}", asked.Model, reply);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return MessagesAnswer.Error(400, "invalid_request_error", e.Message);
        }
    }

    private bool IsKnown(string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), _key);
}
