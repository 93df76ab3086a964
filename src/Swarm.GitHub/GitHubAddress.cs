namespace Swarm.GitHub;

/// <summary>
/// The addresses of one GitHub, all derived from the one that people open in a browser.
/// Anything but GitHub.com has the layout of GitHub Enterprise Server.
/// </summary>
public sealed record GitHubAddress
{
    private GitHubAddress(Uri web) => Web = web;

    /// <summary>What people open; ends with a slash.</summary>
    public Uri Web { get; }

    /// <summary>Root of the REST interface; ends with a slash.</summary>
    public Uri Rest => IsGitHubCom ? new Uri("https://api.github.com/") : new Uri(Web, "api/v3/");

    /// <summary>The one GraphQL endpoint.</summary>
    public Uri GraphQl => IsGitHubCom ? new Uri("https://api.github.com/graphql") : new Uri(Web, "api/graphql");

    /// <summary>False for GitHub Enterprise Server.</summary>
    public bool IsGitHubCom => Web.Host == "github.com";

    /// <summary>Where git clones and pushes a repository; holds no credential.</summary>
    public Uri Git(string owner, string name) =>
        new(Web, $"{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}.git");

    /// <summary>Derives every address; port and base path are kept.</summary>
    /// <exception cref="ArgumentException">
    /// The address is relative, carries credentials, a query or a fragment, or would send tokens unencrypted:
    /// http is allowed on loopback only.
    /// </exception>
    public static GitHubAddress From(Uri baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        Demand(baseUrl.IsAbsoluteUri, "must be absolute");
        Demand(baseUrl.Scheme == Uri.UriSchemeHttps || (baseUrl.Scheme == Uri.UriSchemeHttp && baseUrl.IsLoopback), "must be https (http on loopback only)");
        Demand(baseUrl.UserInfo.Length == 0, "must carry no credentials");
        Demand(baseUrl.Query.Length == 0 && baseUrl.Fragment.Length == 0, "must have neither query nor fragment");
        if (baseUrl.Host is "github.com" or "www.github.com" or "api.github.com") return new GitHubAddress(new Uri("https://github.com/"));
        return new GitHubAddress(new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + "/"));
    }

    private static void Demand(bool condition, string rule)
    {
        if (!condition) throw new ArgumentException($"The address of GitHub {rule}.");
    }
}
