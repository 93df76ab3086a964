namespace Swarm.Bot.Cli.Setup;

/// <summary>The App in the JSON object of <c>swarm setup</c>; it holds no secret.</summary>
internal sealed record SetupAppJson(long Id, string Slug, string Name, string Page, string Github, string? Webhook);
