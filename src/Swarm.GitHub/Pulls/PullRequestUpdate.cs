namespace Swarm.GitHub;

internal sealed record PullRequestUpdate(string? Title, string? Body, OpenState? State);
