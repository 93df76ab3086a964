namespace Swarm.Bot.Setup;

/// <summary>The webhook in a manifest. GitHub demands the address even where it is not active.</summary>
internal sealed record ManifestHookJson(Uri Url, bool Active);
