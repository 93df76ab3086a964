using System.Net;

namespace Swarm.GitHub;

/// <summary>
/// A request that creates something was sent, and its answer was lost: it may have been carried out.
/// It was not repeated. Look for what it would have created before asking again.
/// </summary>
public sealed class GitHubUncertainException(Uri url, HttpStatusCode? status, Exception? inner)
    : Exception($"GitHub may or may not have carried out {url.AbsolutePath} ({(status is { } code ? $"status {(int)code}" : "the answer was lost")}).", inner)
{
    /// <summary>What was asked.</summary>
    public Uri Url { get; } = url;

    /// <summary>The answer's status; null where there was none.</summary>
    public HttpStatusCode? Status { get; } = status;
}
