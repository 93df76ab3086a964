namespace Swarm.Analysis;

/// <summary>One line that a change brings in.</summary>
/// <param name="Path">Path from the repository's root, as in the newer commit.</param>
/// <param name="Line">Its number in the newer file, counted from 1.</param>
/// <param name="Text">The line without its end.</param>
public sealed record AddedLine(string Path, int Line, string Text);
