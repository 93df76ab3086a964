using Swarm.Bot.Receiver;
using Swarm.GitHub;

namespace Swarm.Bot.Setup;

/// <summary>Where the App is registered and where its webhooks shall go.</summary>
/// <param name="Organization">Owner of the App; null: the account of whoever is signed in.</param>
/// <param name="Webhook">Full address of the receiver as GitHub reaches it; null where there is none.</param>
internal sealed record SetupTarget(GitHubAddress GitHub, string? Organization, Uri? Webhook)
{
    /// <summary>A name that can never resolve (RFC 2606): GitHub logs every delivery, which polling reads, and nobody receives one.</summary>
    private static readonly Uri Nowhere = new($"https://swarm-bot.invalid{WebhookEndpoint.Path}");

    /// <summary>GitHub's longest name of an App.</summary>
    private const int LongestName = 34;

    /// <summary>Where the manifest is posted.</summary>
    public Uri Form(string state)
    {
        var owner = Organization is null ? "" : $"organizations/{Uri.EscapeDataString(Organization)}/";
        return new Uri(GitHub.Web, $"{owner}settings/apps/new?state={Uri.EscapeDataString(state)}");
    }

    /// <summary>What can be asked for there.</summary>
    public AppManifest Manifest => AppManifest.Ours.For(GitHub.IsGitHubCom);

    /// <summary>What is posted; GitHub sends the browser back to <paramref name="back"/>.</summary>
    public ManifestJson Post(Uri back)
    {
        var manifest = Manifest;
        // Names are unique on the whole of a GitHub, so the owner's is part of it where it is known.
        var name = Organization is null ? manifest.Name : $"{manifest.Name}-{Organization}";
        return new ManifestJson(
            name.Length <= LongestName ? name : name[..LongestName].TrimEnd('-'),
            Webhook is null ? GitHub.Web : new Uri(Webhook, "/"),
            new ManifestHookJson(Webhook ?? Nowhere, Active: true),
            back,
            manifest.Description,
            manifest.Public,
            manifest.Permissions.ToDictionary(each => each.Name, each => each.Access),
            [.. manifest.Events.Select(each => each.Name)]);
    }
}
