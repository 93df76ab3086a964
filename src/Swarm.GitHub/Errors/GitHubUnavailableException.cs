using System.Net;

namespace Swarm.GitHub;

/// <summary>GitHub could not be reached or failed, every try of it. Nothing was created; ask again later.</summary>
public sealed class GitHubUnavailableException(Uri url, HttpStatusCode? status, Exception? inner)
    : Exception($"GitHub did not answer {url.AbsolutePath} ({(status is { } code ? $"status {(int)code}" : "no connection")}).", inner)
{
    /// <summary>What was asked.</summary>
    public Uri Url { get; } = url;

    /// <summary>The last answer's status; null where there was none.</summary>
    public HttpStatusCode? Status { get; } = status;
}
