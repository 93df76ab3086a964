namespace Swarm.GitHub;

internal sealed record CheckRunPage(IReadOnlyList<CheckRun> CheckRuns);
