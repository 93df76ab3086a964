namespace Swarm.Core.Gates;

/// <summary>One path that differs between two commits, as git itself reports it.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Mode">Git's mode in the newer commit, e.g. <c>100644</c>, <c>120000</c> (symlink), <c>160000</c> (gitlink); <c>000000</c> when deleted.</param>
/// <param name="AddedLines">Lines added; 0 for binary files.</param>
/// <param name="RemovedLines">Lines removed; 0 for binary files.</param>
public sealed record ChangedFile(string Path, ChangeKind Kind, string Mode = "100644", int AddedLines = 0, int RemovedLines = 0);
