using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Swarm.Agents.Gateway;

/// <summary>Sends rebuilt requests to the provider with the real key and retries politely.</summary>
internal sealed class Upstream(TimeProvider time) : IDisposable
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
    public async Task<HttpResponseMessage> SendAsync(UpstreamRequest call, CancellationToken ct)
    {
        for (var retry = 0; ; retry++)
        {
            using var request = Message(call);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (retry >= MostRetries || !IsTransient(response.StatusCode)) return response;
            var pause = Pause(response.Headers.RetryAfter, retry);
            if (pause > LongestPause) return response;
            response.Dispose();
            await Task.Delay(pause, time, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(UpstreamRequest call)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = new ByteArrayContent(call.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in call.Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
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
