namespace Swarm.GitHub;

internal sealed record NewPullRequest(string Title, string Body, string Head, string Base, bool Draft);
