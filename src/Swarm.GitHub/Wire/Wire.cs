using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Swarm.GitHub;

/// <summary>
/// Sends one request and reads its answer. Tokens go to the hosts of one GitHub only; a redirect
/// is followed on the same host, with the same method, and never elsewhere.
/// </summary>
internal sealed partial class Wire(HttpClient http, GitHubAddress address, ILogger log) : IDisposable
{
    private const int MostAtOnce = 100;
    private const int MostRedirects = 3;

    private readonly SemaphoreSlim slots = new(MostAtOnce);
    private readonly EntityTags tags = new();

    /// <summary><paramref name="audience"/> separates what different credentials were shown.</summary>
    public async Task<WireAnswer> SendAsync(WireRequest request, string audience, string bearer, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await FollowAsync(request, audience, bearer, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task<WireAnswer> FollowAsync(WireRequest request, string audience, string bearer, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            var (answer, location) = await OnceAsync(request, audience, bearer, cancellationToken);
            if (location is null || hops == MostRedirects || !MayFollow(request, answer, location)) return answer;
            request = request with { Url = location };
        }
    }

    private async Task<(WireAnswer Answer, Uri? Location)> OnceAsync(WireRequest request, string audience, string bearer, CancellationToken cancellationToken)
    {
        Demand(request.Url);
        var cached = request.Method == HttpMethod.Get ? tags.Find(audience, request.Url) : null;
        using var message = Compose(request, bearer, cached?.ETag);
        using var response = await http.SendAsync(message, cancellationToken);
        var answer = await ReadAsync(request.Url, response, cancellationToken);
        Log.Answered(log, request.Method.Method, request.Url.AbsolutePath, (int)answer.Status);
        if (answer.Status == HttpStatusCode.NotModified && cached is not null) return (cached, null);
        if (request.Method == HttpMethod.Get && answer.Status == HttpStatusCode.OK) tags.Keep(audience, answer);
        return (answer, response.Headers.Location is { } location ? new Uri(request.Url, location) : null);
    }

    private void Demand(Uri url)
    {
        if (SameHost(url, address.Rest) || SameHost(url, address.GraphQl)) return;
        throw new InvalidOperationException($"Tokens are not sent to {url.Host}.");
    }

    private static bool SameHost(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Host == other.Host && one.Port == other.Port;

    // A redirect says that nothing was done, so a write goes on too: GitHub wants the same request at the new place.
    private static bool MayFollow(WireRequest request, WireAnswer answer, Uri location) =>
        SameHost(request.Url, location)
        && answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpRequestMessage Compose(WireRequest request, string bearer, string? etag)
    {
        var message = new HttpRequestMessage(request.Method, request.Url);
        message.Headers.TryAddWithoutValidation("User-Agent", "swarm-bot");
        message.Headers.TryAddWithoutValidation("Accept", "application/vnd.github+json");
        message.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (etag is not null) message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (request.Body is null) return message;
        message.Content = new ByteArrayContent(request.Body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return message;
    }

    private static async Task<WireAnswer> ReadAsync(Uri url, HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(url, response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken))
        {
            ETag = response.Headers.ETag?.ToString(),
            Link = Header(response, "Link"),
            Date = response.Headers.Date,
            RetryAfter = Pause(response),
            LimitRemaining = Number(response, "x-ratelimit-remaining"),
            LimitResource = Header(response, "x-ratelimit-resource"),
            LimitReset = Number(response, "x-ratelimit-reset") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        };

    // A date is read against the server's own clock, so that ours may be wrong.
    private static TimeSpan? Pause(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        if (header?.Delta is { } delta) return delta;
        return header?.Date is { } due && response.Headers.Date is { } now ? due - now : null;
    }

    private static long? Number(HttpResponseMessage response, string name) =>
        long.TryParse(Header(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? number : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "GitHub answered {Method} {Path} with {Status}.")]
        public static partial void Answered(ILogger log, string method, string path, int status);
    }
}
