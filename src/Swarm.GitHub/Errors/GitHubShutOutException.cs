using System.Net;

namespace Swarm.GitHub;

/// <summary>
/// The App gets no token for an installation: it is not installed there any more, or suspended. Nothing that was to be asked has been
/// asked, and nothing is known of what is there.
/// </summary>
public sealed class GitHubShutOutException(HttpStatusCode status, string reason, IReadOnlyList<string> errors, Uri url)
    : GitHubRefusedException(status, reason, errors, url);
