namespace Swarm.GitHub;

internal sealed record NewLabel(string Name, string Color, string Description);
