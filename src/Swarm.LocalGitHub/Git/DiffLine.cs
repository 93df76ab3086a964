namespace Swarm.LocalGitHub.Git;

/// <summary>A line of a hunk: ' ' unchanged, '-' only in the old file, '+' only in the new one, with its numbers there.</summary>
internal sealed record DiffLine(char Kind, int? Old, int? New, string Text)
{
    public bool IsAt(string side, int line) => side == "LEFT" ? Kind != '+' && Old == line : Kind != '-' && New == line;
}
