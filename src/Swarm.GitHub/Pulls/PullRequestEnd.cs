namespace Swarm.GitHub;

/// <summary>One end of a pull request: short branch name and commit.</summary>
public sealed record PullRequestEnd(string Ref, string Sha);
