namespace Swarm.GitHub;

/// <summary>Nothing was sent: the caller's patience ended while the request waited for its turn.</summary>
public sealed class GitHubNotSentException(Uri url) : Exception($"The request to {url.AbsolutePath} was given up before its turn came.")
{
    /// <summary>Where it would have gone.</summary>
    public Uri Url => url;
}
