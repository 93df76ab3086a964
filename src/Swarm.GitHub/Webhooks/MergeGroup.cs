namespace Swarm.GitHub;

/// <summary>Pull requests that a queue merges together.</summary>
public sealed record MergeGroup(string HeadSha, string HeadRef, string BaseSha, string BaseRef);
