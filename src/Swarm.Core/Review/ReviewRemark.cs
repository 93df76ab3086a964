namespace Swarm.Core.Review;

/// <summary>One thing that a person's review asks for.</summary>
/// <param name="Thread">The comment that begins the thread; 0 for the review's own text.</param>
/// <param name="File">Path from the repository's root; empty without a place.</param>
/// <param name="Line">Line in the reviewed commit, from 1; 0 without a place.</param>
/// <param name="Text">Untrusted.</param>
public sealed record ReviewRemark(long Thread, string File, int Line, string Text);
