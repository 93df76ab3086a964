namespace Swarm.Core.Tracks;

/// <summary>A comment as of the label, stripped of hidden content.</summary>
/// <param name="Trusted">True when its author has write access.</param>
public sealed record IssueComment(string Author, bool Trusted, string Text);
