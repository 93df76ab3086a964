namespace Swarm.LocalGitHub.Git;

/// <summary>A line of <c>ls-tree</c>; <paramref name="Type"/> is blob, tree or commit.</summary>
internal sealed record TreeEntry(string Type, string Sha, long Size, string Path);
