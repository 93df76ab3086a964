namespace Swarm.Bot.Setup;

/// <summary>The App that a data directory belongs to, without its secrets.</summary>
/// <param name="Page">Its public page on GitHub.</param>
/// <param name="GitHub">The GitHub that knows it.</param>
/// <param name="Webhook">Where its webhooks go; null where it has no public address.</param>
internal sealed record StoredApp(long Id, string Slug, string Name, string ClientId, Uri Page, Uri GitHub, Uri? Webhook, DateTimeOffset CreatedAt)
{
    /// <summary>Where a person installs it.</summary>
    public Uri InstallPage => new($"{Page.AbsoluteUri.TrimEnd('/')}/installations/new");
}
