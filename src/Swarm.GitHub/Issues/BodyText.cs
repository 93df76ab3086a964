namespace Swarm.GitHub;

internal sealed record BodyText(string Body);
