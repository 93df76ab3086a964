using System.Collections.Immutable;

namespace Swarm.Bot.Setup;

/// <summary>What the App is on GitHub: the content of <c>app-manifest.yml</c>.</summary>
/// <param name="Name">Proposed name; whoever registers the App may change it.</param>
/// <param name="Description">Shown on the App's page.</param>
/// <param name="Public">Whether others than the owner may install it.</param>
/// <param name="Permissions">What it asks for.</param>
/// <param name="Events">What it hears.</param>
/// <param name="Optional">What an owner may grant besides; never asked for.</param>
public sealed record AppManifest(
    string Name,
    string Description,
    bool Public,
    ImmutableArray<AppPermission> Permissions,
    ImmutableArray<AppEvent> Events,
    ImmutableArray<AppPermission> Optional)
{
    private const string Resource = "app-manifest.yml";

    private static readonly Lazy<AppManifest> Bundled = new(Load);

    /// <summary>The manifest that this version was built with.</summary>
    public static AppManifest Ours => Bundled.Value;

    /// <summary>What can be asked for on GitHub.com, or on GitHub Enterprise Server.</summary>
    public AppManifest For(bool gitHubCom) => gitHubCom ? this : this with
    {
        Permissions = [.. Permissions.Where(each => !each.OnlyOnGitHubCom)],
        Events = [.. Events.Where(each => !each.OnlyOnGitHubCom)],
    };

    private static AppManifest Load()
    {
        using var stream = typeof(AppManifest).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using var text = new StreamReader(stream);
        return AppManifestReader.Read(text.ReadToEnd());
    }
}
