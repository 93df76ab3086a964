namespace Swarm.GitHub;

/// <summary>GitHub answered well, but not in the form it documents; <paramref name="fault"/> names the place.</summary>
public sealed class GitHubUnreadableException(Uri url, string fault)
    : Exception($"The answer of GitHub to {url.AbsolutePath} cannot be read: {fault}")
{
    /// <summary>What was asked.</summary>
    public Uri Url { get; } = url;

    /// <summary>JSON path and what is wrong there.</summary>
    public string Fault { get; } = fault;
}
