namespace Swarm.LocalGitHub.State;

/// <summary>A line, or the lines from <paramref name="StartLine"/> on, of one side of a file in a difference.</summary>
internal sealed record DiffPlace(string Path, int Line, string Side, int? StartLine, string? StartSide);
