namespace Swarm.GitHub;

/// <summary>A text that was edited, as it was before.</summary>
public sealed record ChangedText(string From);
