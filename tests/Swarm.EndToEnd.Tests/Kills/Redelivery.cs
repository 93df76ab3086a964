using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Takes GitHub's webhooks and hands each over until the product took it, as somebody does who redelivers what failed.</summary>
public sealed class Redelivery : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Channel<(string[][] Headers, byte[] Body)> _queue = Channel.CreateUnbounded<(string[][], byte[])>();
    private readonly ConcurrentQueue<(string Ref, string After)> _pushes = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Uri?> _product;
    private readonly Task _loop;
    private int _open;

    private Redelivery(WebApplication app, Func<Uri?> product)
    {
        (_app, _product) = (app, product);
        _loop = Task.Run(HandOverAsync);
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>True when the product has taken all that GitHub sent.</summary>
    public bool IsIdle => Volatile.Read(ref _open) == 0;

    /// <summary>Every move of a branch that GitHub told of.</summary>
    public IReadOnlyList<(string Ref, string After)> Pushes => [.. _pushes];

    /// <param name="product">Where the product takes webhooks; null while it is dead.</param>
    public static async Task<Redelivery> OpenAsync(Func<Uri?> product, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var opened = new Redelivery(builder.Build(), product);
        opened._app.Run(opened.TakeAsync);
        await opened._app.StartAsync(ct);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _http.Dispose();
        _end.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        if (context.Request.Headers["X-GitHub-Event"] == "push") Note(JsonNode.Parse(memory.ToArray())!);
        Interlocked.Increment(ref _open);
        await _queue.Writer.WriteAsync(([.. context.Request.Headers.Where(IsGitHubs).Select(header => new[] { header.Key, header.Value.ToString() })], memory.ToArray()));
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private void Note(JsonNode push) => _pushes.Enqueue((push["ref"]!.GetValue<string>(), push["after"]!.GetValue<string>()));

    private static bool IsGitHubs(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) => header.Key.StartsWith("X-", StringComparison.Ordinal);

    private async Task HandOverAsync()
    {
        try
        {
            using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            await foreach (var (headers, body) in _queue.Reader.ReadAllAsync(_end.Token))
            {
                while (!await TriedAsync(headers, body)) await pulse.WaitForNextTickAsync(_end.Token);
                Interlocked.Decrement(ref _open);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The scene is over.
        }
    }

    private async Task<bool> TriedAsync(string[][] headers, byte[] body)
    {
        if (_product() is not { } address) return false;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var pair in headers) request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        try
        {
            using var answer = await _http.SendAsync(request, _end.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !_end.IsCancellationRequested)
        {
            return false;
        }
    }
}
