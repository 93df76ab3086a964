namespace Swarm.Cell;

/// <summary>The git an agent sees: its own private repository, which the worker never reads configuration from.</summary>
/// <param name="DotGitFile">File shown read-only as <c>.git</c> of the work folder; it says <c>gitdir: /gitdir</c>.</param>
/// <param name="PrivateGitFolder">The private git directory, shown writable as <c>/gitdir</c>.</param>
/// <param name="MirrorObjects">The mirror's object store, shown read-only as <c>/mirror/objects</c>.</param>
public sealed record GitView(string DotGitFile, string PrivateGitFolder, string MirrorObjects);
