namespace Swarm.LocalGitHub.State;

internal sealed record Label(long Id, string Name, string Color, string? Description);
