namespace Swarm.LocalGitHub.State;

/// <summary>What can be had once for the code of a registration.</summary>
internal sealed record ManifestCode(AppEntry App, string Pem, string ClientId, string ClientSecret, DateTimeOffset ExpiresAt);
