using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Webhooks;

/// <summary>Carries one signed delivery to its app, once.</summary>
internal sealed class Courier : IDisposable
{
    /// <summary>How long GitHub waits for an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };

    /// <returns>The app's status, or one that says why there is none, and the words of the delivery log.</returns>
    public async Task<(int Code, string Status)> TryAsync(Delivery delivery, CancellationToken stop)
    {
        if (delivery.App.WebhookUrl is not { } address) return (0, "no address");
        if (stop.IsCancellationRequested) return (0, "server stopped");
        try
        {
            using var request = Request(delivery, address);
            using var answer = await _http.SendAsync(request, stop);
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? "OK" : $"Invalid HTTP Response: {(int)answer.StatusCode}");
        }
        catch (HttpRequestException)
        {
            return Unreached;
        }
        catch (OperationCanceledException)
        {
            return (504, "timed out");
        }
    }

    /// <summary>What the log says of an app that could not be reached.</summary>
    public static (int Code, string Status) Unreached => (502, "failed to connect to host");

    public void Dispose() => _http.Dispose();

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
