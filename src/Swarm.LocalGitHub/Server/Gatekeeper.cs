using System.Net.Http.Headers;
using System.Text;
using Swarm.LocalGitHub.Deeds;

namespace Swarm.LocalGitHub.Server;

/// <summary>Reads credentials. Used under the world's gate.</summary>
internal sealed class Gatekeeper(Hub hub)
{
    private readonly AppTokenReader _appTokens = new(hub.World);

    /// <summary>The API's way: <c>Bearer</c> or <c>token</c>.</summary>
    public Identity Identify(string? header)
    {
        if (string.IsNullOrEmpty(header)) return Identity.Refused("Requires authentication");
        if (!AuthenticationHeaderValue.TryParse(header, out var parsed) || parsed.Parameter is not { } text) return Identity.Refused("Bad credentials");
        if (!IsTokenScheme(parsed.Scheme)) return Identity.Refused("Bad credentials");
        return text.StartsWith("ghs_", StringComparison.Ordinal) ? Installation(text) : _appTokens.Read(text);
    }

    /// <summary>Git's way: Basic with the user name <c>x-access-token</c>.</summary>
    public Identity IdentifyGit(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var parsed) || parsed.Scheme != "Basic") return Identity.Refused("Requires authentication");
        var buffer = new byte[(parsed.Parameter ?? "").Length];
        if (!Convert.TryFromBase64String(parsed.Parameter ?? "", buffer, out var length)) return Identity.Refused("Bad credentials");
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts is ["x-access-token", var token] ? Installation(token) : Identity.Refused("Bad credentials");
    }

    private Identity Installation(string text) => hub.Tokens.Find(text) is { } token
        ? Identity.Of(new Caller(token.Installation.App, token, text))
        : Identity.Refused("Bad credentials");

    private static bool IsTokenScheme(string scheme) =>
        scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("token", StringComparison.OrdinalIgnoreCase);
}
