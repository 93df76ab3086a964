namespace Swarm.GitHub;

/// <summary>A newly registered App with its secrets, which GitHub tells once. Its text form shows none of them.</summary>
/// <param name="Id">The App's number.</param>
/// <param name="Slug">Name in addresses.</param>
/// <param name="Name">Name for people.</param>
/// <param name="HtmlUrl">The App's public page.</param>
/// <param name="ClientId">Public name for sign-in.</param>
/// <param name="ClientSecret">Key for sign-in.</param>
/// <param name="WebhookSecret">What signs webhooks; null where GitHub made none.</param>
/// <param name="Pem">The private key.</param>
public sealed record AppCredentials(
    long Id,
    string Slug,
    string Name,
    Uri HtmlUrl,
    string ClientId,
    string ClientSecret,
    string? WebhookSecret,
    string Pem)
{
    /// <inheritdoc/>
    public override string ToString() => $"App {Id} ({Slug})";
}
