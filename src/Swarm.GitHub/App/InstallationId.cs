namespace Swarm.GitHub;

internal sealed record InstallationId(long Id);
