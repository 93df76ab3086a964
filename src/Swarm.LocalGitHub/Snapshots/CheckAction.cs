namespace Swarm.LocalGitHub;

/// <summary>A button of a check run; pressing it sends <paramref name="Identifier"/> to the app.</summary>
public sealed record CheckAction(string Label, string Description, string Identifier);
