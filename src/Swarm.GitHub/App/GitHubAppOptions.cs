namespace Swarm.GitHub;

/// <summary>Who the App is and where its GitHub lives.</summary>
/// <param name="AppId">The App's id (or client id), the issuer of its tokens.</param>
/// <param name="Key">The App's private key; owned by the caller.</param>
/// <param name="Address">The GitHub spoken to.</param>
public sealed record GitHubAppOptions(string AppId, AppKey Key, GitHubAddress Address)
{
    /// <summary>How fast one installation may write. Default: what GitHub allows.</summary>
    public WritePace Pace { get; init; } = WritePace.GitHub;

    /// <summary>First pause before a failed request is repeated; doubles, with jitter. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// First silence after a limit that names no time; doubles with each further one. Default 1 min, the least that GitHub's
    /// documentation asks for. Shorten it only against a GitHub of one's own.
    /// </summary>
    public TimeSpan LimitSilence { get; init; } = TimeSpan.FromMinutes(1);
}
