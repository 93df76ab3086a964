namespace Swarm.GitHub;

/// <summary>An installation by its number.</summary>
public sealed record InstallationReference(long Id);
