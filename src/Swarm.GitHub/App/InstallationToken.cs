using System.Text.Json.Serialization;

namespace Swarm.GitHub;

/// <summary>A short-lived key to what one installation may do. Its text form never shows the value.</summary>
/// <param name="Value">Opaque, of any length.</param>
/// <param name="ExpiresAt">When GitHub stops accepting it, at most an hour after it was given.</param>
/// <param name="Permissions">What it allows; empty where GitHub does not say.</param>
public sealed record InstallationToken(
    [property: JsonPropertyName("token")] string Value,
    DateTimeOffset ExpiresAt,
    IReadOnlyDictionary<string, string>? Permissions = null)
{
    /// <summary>Permission name to <c>read</c> or <c>write</c>.</summary>
    public IReadOnlyDictionary<string, string> Permissions { get; } = Permissions ?? new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => $"installation token, expires {ExpiresAt:u}";
}
