using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Webhooks;

/// <summary>Hands deliveries over one after the other, in order, each tried once.</summary>
internal sealed class Postman : IAsyncDisposable
{
    /// <summary>How long GitHub waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Delivery> _queue = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };
    private readonly World _world;
    private readonly TimeProvider _time;
    private readonly Task _loop;

    public Postman(World world, TimeProvider time)
    {
        (_world, _time) = (world, time);
        _loop = Task.Run(DeliverAllAsync);
    }

    /// <summary>Logs and queues a delivery. Called under the world's gate.</summary>
    public void Take(Delivery delivery)
    {
        _world.Deliveries.Add(delivery);
        if (!_queue.Writer.TryWrite(delivery)) delivery.Finish(0, "server stopped", 0);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task DeliverAllAsync()
    {
        await foreach (var delivery in _queue.Reader.ReadAllAsync())
        {
            var started = _time.GetTimestamp();
            var (code, status) = await TryAsync(delivery);
            delivery.Finish(code, status, _time.GetElapsedTime(started).TotalSeconds);
        }
    }

    private async Task<(int Code, string Status)> TryAsync(Delivery delivery)
    {
        if (delivery.App.WebhookUrl is not { } address) return (0, "no address");
        if (_stop.IsCancellationRequested) return (0, "server stopped");
        try
        {
            using var request = Request(delivery, address);
            using var answer = await _http.SendAsync(request, _stop.Token);
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? "OK" : $"Invalid HTTP Response: {(int)answer.StatusCode}");
        }
        catch (HttpRequestException)
        {
            return (502, "failed to connect to host");
        }
        catch (OperationCanceledException)
        {
            return (504, "timed out");
        }
    }

    private static HttpRequestMessage Request(Delivery delivery, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(delivery.Payload) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in Headers(delivery)) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>The headers a delivery is sent with, signature included.</summary>
    public static IReadOnlyDictionary<string, string> Headers(Delivery delivery)
    {
        var headers = new Dictionary<string, string>
        {
            ["Accept"] = "*/*",
            ["User-Agent"] = "GitHub-Hookshot/local",
            ["X-GitHub-Event"] = delivery.Event,
            ["X-GitHub-Delivery"] = delivery.Guid.ToString(),
            ["X-GitHub-Hook-ID"] = delivery.App.HookId.ToString(),
            ["X-GitHub-Hook-Installation-Target-ID"] = delivery.App.Id.ToString(),
            ["X-GitHub-Hook-Installation-Target-Type"] = "integration",
        };
        var secret = delivery.App.Registration.WebhookSecret;
        if (secret.Length > 0) headers["X-Hub-Signature-256"] = Sign(secret, delivery.Payload);
        return headers;
    }

    private static string Sign(string secret, byte[] payload) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), payload));
}
