namespace Swarm.Bot.Settings;

/// <summary>Which App the server is, and on which GitHub.</summary>
/// <param name="AppId">The App's id or client id.</param>
/// <param name="PrivateKeyPath">Full path of the file that held the key.</param>
/// <param name="PrivateKey">The key's PEM text, known to be an RSA private key.</param>
public sealed record GitHubSettings(string AppId, string PrivateKeyPath, Secret PrivateKey)
{
    /// <summary>What signs webhooks; null refuses every webhook.</summary>
    public Secret? WebhookSecret { get; init; }

    /// <summary>What people open in a browser; default https://github.com.</summary>
    public Uri BaseUrl { get; init; } = new("https://github.com");
}
