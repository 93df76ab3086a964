namespace Swarm.LocalGitHub.State;

internal sealed class AppEntry(long id, Account bot, AppRegistration registration, DateTimeOffset createdAt)
{
    public long Id => id;
    public Account Bot => bot;
    public AppRegistration Registration => registration;
    public DateTimeOffset CreatedAt => createdAt;
    public string Slug => registration.Slug;
    public long HookId { get; } = id + 5_000_000;
    public Uri? WebhookUrl { get; set; } = registration.WebhookUrl;
    public Actor Actor => new(bot, this);
}
