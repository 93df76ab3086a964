namespace Swarm.GitHub;

/// <summary>What GitHub says about the App.</summary>
/// <param name="Id">The App's number, as found in <c>performed_via_github_app</c>.</param>
/// <param name="Slug">Name in addresses; its account is called <c>slug[bot]</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="HtmlUrl">The App's public page.</param>
/// <param name="Permissions">Permission name to <c>read</c>, <c>write</c> or <c>admin</c>.</param>
/// <param name="Events">Webhook events the App subscribes to.</param>
public sealed record AppInfo(
    long Id,
    string Slug,
    string Name,
    Uri? HtmlUrl,
    IReadOnlyDictionary<string, string> Permissions,
    IReadOnlyList<string> Events)
{
    /// <summary>Login of the account that writes for the App.</summary>
    public string BotLogin => $"{Slug}[bot]";
}
