namespace Swarm.GitHub;

internal sealed record NewReaction(Reaction Content);
