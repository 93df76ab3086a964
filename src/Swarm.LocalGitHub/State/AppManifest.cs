namespace Swarm.LocalGitHub.State;

/// <summary>A manifest as it was posted, checked.</summary>
internal sealed record AppManifest(
    string Name,
    Uri RedirectUrl,
    Uri? HookUrl,
    IReadOnlyDictionary<string, string> Permissions,
    IReadOnlyList<string> Events);
