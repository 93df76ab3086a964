using Swarm.GitHub;

namespace Swarm.Bot.Setup.Checks;

/// <summary>Whether GitHub accepts the App's key and grants what the manifest asks for.</summary>
internal sealed class TokenCheck(GitHubApp app, AppManifest manifest, Uri appPage)
{
    private const string Name = "token";

    public async Task<SetupCheck> RunAsync(IReadOnlyList<Installation> installations, CancellationToken ct)
    {
        var known = await app.GetAppAsync(ct);
        if (Missing(known.Permissions) is { Length: > 0 } lacking)
            return SetupCheck.Failed(Name, $"The App is accepted, but it lacks: {lacking}.", $"Add it under Permissions & events of the App ({appPage}), then confirm it in every installation.");
        var deaf = manifest.Events.Select(each => each.Name).Except(known.Events).ToList();
        if (deaf.Count > 0)
            return SetupCheck.Failed(Name, $"The App is accepted, but does not hear: {string.Join(", ", deaf)}.", $"Tick the events under Permissions & events of the App ({appPage}).");
        foreach (var installation in installations)
        {
            var token = await app.GetTokenAsync(installation.Id, ct);
            if (Missing(token.Permissions) is { Length: > 0 } unconfirmed)
                return SetupCheck.Failed(Name, $"The installation on {installation.Account.Login} does not grant: {unconfirmed}.", "Its owner confirms the App's new permissions on the installation's page.");
        }

        return SetupCheck.Passed(Name, $"GitHub accepts the key of {known.Slug}, gives tokens for {Counted(installations.Count)} and grants every permission.");
    }

    /// <summary>What is not granted at all, or only for reading, e.g. <c>checks: write</c>.</summary>
    private string Missing(IReadOnlyDictionary<string, string> granted) => string.Join(", ", manifest.Permissions
        .Where(wanted => !Covers(granted.GetValueOrDefault(wanted.Name), wanted.Access))
        .Select(wanted => $"{wanted.Name}: {wanted.Access}"));

    private static bool Covers(string? granted, string wanted) => granted is "admin" or "write" || granted == wanted;

    private static string Counted(int installations) => installations == 1 ? "1 installation" : $"{installations} installations";
}
