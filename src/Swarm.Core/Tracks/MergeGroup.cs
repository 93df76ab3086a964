namespace Swarm.Core.Tracks;

/// <summary>A commit on which a merge queue tries the pull request.</summary>
/// <param name="IsOpen">False once the queue let go of it. It is remembered, for the news of its forming may come late.</param>
public sealed record MergeGroup(string Commit, bool IsOpen);
