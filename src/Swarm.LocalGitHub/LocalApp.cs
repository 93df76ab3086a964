namespace Swarm.LocalGitHub;

/// <summary>A registered app: its id (the issuer of its tokens), its slug and the id of its bot account.</summary>
public sealed record LocalApp(long Id, string Slug, long BotUserId);
