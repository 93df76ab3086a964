namespace Swarm.Bot.Setup;

/// <summary>A manifest in GitHub's own form. There is no <c>setup_url</c>: it would stay in the App and lead to a page that is gone.</summary>
internal sealed record ManifestJson(
    string Name,
    Uri Url,
    ManifestHookJson HookAttributes,
    Uri RedirectUrl,
    string Description,
    bool Public,
    IReadOnlyDictionary<string, string> DefaultPermissions,
    IReadOnlyList<string> DefaultEvents);
