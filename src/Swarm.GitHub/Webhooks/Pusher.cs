namespace Swarm.GitHub;

/// <summary>Who pushed, as git knows them; for identity use <see cref="WebhookEvent.Sender"/>.</summary>
public sealed record Pusher(string Name);
