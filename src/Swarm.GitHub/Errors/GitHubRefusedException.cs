using System.Net;

namespace Swarm.GitHub;

/// <summary>GitHub understood and said no. Asking again gives the same answer.</summary>
/// <param name="status">Status of the answer; 200 where GraphQL refused.</param>
/// <param name="reason">GitHub's own words.</param>
/// <param name="errors">The single faults, one line each; empty where GitHub names none.</param>
/// <param name="url">What was asked.</param>
public class GitHubRefusedException(HttpStatusCode status, string reason, IReadOnlyList<string> errors, Uri url)
    : Exception($"GitHub refused {url.AbsolutePath} ({(int)status}): {string.Join("; ", errors.Prepend(reason).Distinct())}")
{
    /// <summary>Status of the answer; 200 where GraphQL refused.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>GitHub's own words.</summary>
    public string Reason { get; } = reason;

    /// <summary>The single faults, one line each; empty where GitHub names none.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    /// <summary>What was asked.</summary>
    public Uri Url { get; } = url;
}
