using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>The way between the product and GitHub: passes everything on, and lets the trap see each request before and after GitHub did it.</summary>
public sealed class GitHubDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly Uri _github;
    private readonly Trap _trap;

    private GitHubDoor(WebApplication app, Uri github, Trap trap) => (_app, _github, _trap) = (app, github, trap);

    public Uri Address => new(_app.Urls.First());

    public static async Task<GitHubDoor> OpenAsync(Uri github, Trap trap, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var door = new GitHubDoor(builder.Build(), github, trap);
        door._app.Run(door.PassAsync);
        await door._app.StartAsync(ct);
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var body = memory.ToArray();
        var name = Name(context.Request, body);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (_trap.Keeps(Moment.Asked, name)) await pulse.WaitForNextTickAsync(context.RequestAborted);
        if (_trap.Reach(Moment.Asked, name) is { } unasked)
        {
            await DropAsync(context, unasked);
            return;
        }

        // What GitHub was asked it does, whether or not who asked still lives.
        Task? cut = null;
        using var answer = await ForwardAsync(context.Request, body, name, () => (cut = _trap.Reach(Moment.Pushing, name)) is not null);
        if (answer is null)
        {
            await DropAsync(context, cut!);
            return;
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var done = $"{name} {(int)answer.StatusCode}";
        if (_trap.Reach(Moment.Answered, done) is { } unheard)
        {
            await DropAsync(context, unheard);
            return;
        }

        await AnswerAsync(context, answer, bytes);
        _ = _trap.Reach(Moment.Sent, done);
    }

    // Whoever still waits for the answer, like a git whose parent died, waits until the next life is there.
    private static async Task DropAsync(HttpContext context, Task over)
    {
        await over;
        context.Abort();
    }

    private async Task<HttpResponseMessage?> ForwardAsync(HttpRequest request, byte[] body, string name, Func<bool> halfway)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_github, request.Path + request.QueryString));
        var pushes = name.EndsWith("git-receive-pack", StringComparison.Ordinal);
        if (body.Length > 0) message.Content = pushes ? new HalfwayContent(body, halfway) : new ByteArrayContent(body);
        foreach (var (header, values) in request.Headers)
        {
            if (header is "Host" or "Content-Length" or "Transfer-Encoding" or "Connection" or "Expect") continue;
            if (!message.Headers.TryAddWithoutValidation(header, (IEnumerable<string?>)values)) message.Content?.Headers.TryAddWithoutValidation(header, (IEnumerable<string?>)values);
        }

        try
        {
            return await _http.SendAsync(message, CancellationToken.None);
        }
        catch (HttpRequestException) when (pushes)
        {
            return null;
        }
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, byte[] bytes)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (header, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (header is "Transfer-Encoding" or "Connection" or "Content-Length") continue;
            context.Response.Headers[header] = values.ToArray();
        }

        try
        {
            if (bytes.Length > 0) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            await context.Response.CompleteAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Nobody waits for it any more.
        }
    }

    // A GraphQL request is told apart by its text alone.
    private static string Name(HttpRequest request, byte[] body) =>
        $"{request.Method} {request.Path}{(request.Path == "/api/graphql" ? " " + Mutation(Encoding.UTF8.GetString(body)) : "")}";

    private static string Mutation(string body) =>
        new[] { "resolveReviewThread", "markPullRequestReadyForReview", "minimizeComment" }.FirstOrDefault(name => body.Contains(name + "(", StringComparison.Ordinal)) ?? "query";
}
