namespace Swarm.GitHub;

/// <summary>A pressed button, by <see cref="CheckAction.Identifier"/>.</summary>
public sealed record RequestedAction(string Identifier);
