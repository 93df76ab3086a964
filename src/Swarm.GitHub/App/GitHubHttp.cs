using System.Diagnostics;
using System.Net;

namespace Swarm.GitHub;

/// <summary>The HTTP client this room wants: no redirects behind its back, no cookies, bounded answers.</summary>
public static class GitHubHttp
{
    /// <summary>Time one request may take, its answer included.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Largest answer that is read, in bytes.</summary>
    public const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>A new client; the caller disposes it.</summary>
    public static HttpClient CreateClient() => new(CreateHandler(), disposeHandler: true)
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // Calls are traced, but the ids of our traces are nobody else's business.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
