namespace Swarm.Core.Tracks;

/// <summary>A change of the issue after the label.</summary>
/// <param name="IsUsed">False where the agents go on with the text as it was: the editor has no say here, or the plan had been begun.</param>
public sealed record IssueEdit(string By, bool CanWrite, bool IsUsed);
