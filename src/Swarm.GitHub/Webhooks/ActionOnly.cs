namespace Swarm.GitHub;

internal sealed record ActionOnly(string? Action = null);
