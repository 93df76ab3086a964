using System.Text;

namespace Swarm.Git;

/// <summary>
/// A token for one remote. It reaches git through the environment only: not through arguments, files or logs.
/// The header is bound to the remote's host, and redirects are off, so no other host can be sent the token.
/// </summary>
/// <param name="token">An opaque string of any length, e.g. an installation token.</param>
public sealed class GitCredential(string token)
{
    private const string User = "x-access-token";
    private const string Mask = "***";

    private string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{token}"));

    /// <summary>Hides the token.</summary>
    public override string ToString() => $"{nameof(GitCredential)} {Mask}";

    internal IEnumerable<KeyValuePair<string, string>> Environment(Uri remote)
    {
        if (remote.IsFile) yield break;
        if (remote.Scheme != Uri.UriSchemeHttps && !remote.IsLoopback)
            throw new ArgumentException($"A token is sent over https only (or to this machine itself), and '{remote.Host}' is asked for over {remote.Scheme}.", nameof(remote));
        yield return new("GIT_CONFIG_COUNT", "1");
        yield return new("GIT_CONFIG_KEY_0", $"http.{remote.GetLeftPart(UriPartial.Authority)}/.extraHeader");
        yield return new("GIT_CONFIG_VALUE_0", $"Authorization: Basic {Basic}");
    }

    /// <summary>Git prints no header of its own accord; a remote may echo one.</summary>
    internal string Redact(string text) =>
        text.Replace(Basic, Mask, StringComparison.Ordinal).Replace(token, Mask, StringComparison.Ordinal);
}
