namespace Swarm.GitHub;

/// <summary>A button on a completed check.</summary>
/// <param name="Label">At most 20 characters.</param>
/// <param name="Description">At most 40 characters.</param>
/// <param name="Identifier">Comes back in <see cref="RequestedAction"/>; at most 20 characters.</param>
public sealed record CheckAction(string Label, string Description, string Identifier);
