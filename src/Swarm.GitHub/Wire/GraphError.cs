namespace Swarm.GitHub;

internal sealed record GraphError(string Message, string? Type = null);
