namespace Swarm.LocalGitHub;

/// <summary>What a GitHub App declares when it is registered.</summary>
/// <param name="Slug">Name in addresses; the app acts as <c>slug[bot]</c>.</param>
/// <param name="PublicKeyPem">RSA public key that verifies the app's JSON web tokens.</param>
/// <param name="WebhookUrl">Where deliveries go. Null: deliveries are logged as failed and can be read by polling.</param>
/// <param name="WebhookSecret">Key of the HMAC-SHA256 signature of each delivery.</param>
/// <param name="Permissions">Permission name to <c>read</c> or <c>write</c>.</param>
/// <param name="Events">Webhook events the app listens to. Installation events come without being listed.</param>
public sealed record AppRegistration(
    string Slug,
    string PublicKeyPem,
    Uri? WebhookUrl,
    string WebhookSecret,
    IReadOnlyDictionary<string, string> Permissions,
    IReadOnlyList<string> Events);
