namespace Swarm.LocalGitHub.State;

/// <summary>A manifest that somebody posted and has not confirmed yet. <paramref name="Key"/> is known to the page that was answered alone.</summary>
internal sealed record PendingManifest(string Key, AppManifest Manifest, string State, DateTimeOffset PostedAt);
