using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Swarm.Agents.Gateway;

/// <summary>Sends rebuilt requests to the provider with the real key and retries politely.</summary>
internal sealed class Upstream(GatewayOptions options, TimeProvider time) : IDisposable
{
    private const int MostRetries = 2;
    private const int Overloaded = 529;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // Calls are traced, but the ids of our traces are nobody else's business.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The first answer that is not worth a retry, or the last.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, byte[] body, ImmutableArray<string> betas, CancellationToken ct)
    {
        for (var retry = 0; ; retry++)
        {
            using var request = Request(path, body, betas);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (retry >= MostRetries || !IsTransient(response.StatusCode)) return response;
            var pause = Pause(response.Headers.RetryAfter, retry);
            if (pause > LongestPause) return response;
            response.Dispose();
            await Task.Delay(pause, time, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string path, byte[] body, ImmutableArray<string> betas)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.AnthropicUpstream, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        if (options.ApiKey is { } key) request.Headers.TryAddWithoutValidation("x-api-key", key);
        if (!betas.IsEmpty) request.Headers.TryAddWithoutValidation("anthropic-beta", string.Join(',', betas));
        return request;
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or (HttpStatusCode)Overloaded;

    private TimeSpan Pause(RetryConditionHeaderValue? asked, int retry)
    {
        var pause = asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : TimeSpan.FromSeconds(1 << retry));
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
