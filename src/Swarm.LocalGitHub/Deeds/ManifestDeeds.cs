using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>From a posted manifest to an app, and from its code to its secrets. Used under the world's gate.</summary>
internal sealed partial class ManifestDeeds(World world, Announcer announcer)
{
    private const int RsaBits = 2048;
    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    private readonly Dictionary<string, PendingManifest> _pending = [];
    private readonly Dictionary<string, ManifestCode> _codes = [];

    public PendingManifest Post(AppManifest manifest, string state)
    {
        var pending = new PendingManifest(Random(), manifest, state, world.Now);
        return _pending[pending.Key] = pending;
    }

    public PendingManifest? Find(string key) => _pending.GetValueOrDefault(key);

    /// <summary>Registers the app and pings it; null where the name is taken or none.</summary>
    /// <returns>Where the person's browser goes next.</returns>
    public Uri? Confirm(PendingManifest pending, string name)
    {
        var slug = NoLetter().Replace(name.Trim().ToLowerInvariant(), "-").Trim('-');
        if (slug.Length == 0 || world.Apps.Exists(app => app.Slug == slug)) return null;
        _pending.Remove(pending.Key);
        using var rsa = RSA.Create(RsaBits);
        var manifest = pending.Manifest;
        var registration = new AppRegistration(slug, rsa.ExportSubjectPublicKeyInfoPem(), manifest.HookUrl, Random(), manifest.Permissions, manifest.Events);
        var app = new AppEntry(world.NextId(), world.EnsureAccount(slug + "[bot]"), registration, world.Now);
        world.Apps.Add(app);
        announcer.Ping(app);
        var code = Random();
        _codes[code] = new ManifestCode(app, rsa.ExportRSAPrivateKeyPem(), "Iv23" + Random()[..16], Random(), world.Now + CodeLife);
        var query = $"code={code}" + (pending.State.Length == 0 ? "" : $"&state={Uri.EscapeDataString(pending.State)}");
        return new UriBuilder(manifest.RedirectUrl) { Query = query }.Uri;
    }

    /// <summary>What the code stands for, once and within an hour; else null.</summary>
    public ManifestCode? Take(string code) => _codes.Remove(code, out var found) && found.ExpiresAt > world.Now ? found : null;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetter();
}
