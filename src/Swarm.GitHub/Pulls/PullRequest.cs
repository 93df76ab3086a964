namespace Swarm.GitHub;

/// <summary>A pull request.</summary>
/// <param name="Id">GitHub's number across all repositories.</param>
/// <param name="NodeId">Its name in GraphQL.</param>
/// <param name="Number">Its number in the repository.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Text; null where there is none.</param>
/// <param name="State"><c>open</c> or <c>closed</c>; a merged one is closed.</param>
/// <param name="HtmlUrl">Its page.</param>
/// <param name="User">Who opened it; null where the account is gone.</param>
/// <param name="Head">The branch to be merged.</param>
/// <param name="Base">The branch to be merged into.</param>
/// <param name="Draft">True until it is marked ready.</param>
/// <param name="Merged">As GitHub says; lists leave it out, so ask <see cref="IsMerged"/>.</param>
/// <param name="MergedAt">When it was merged.</param>
/// <param name="MergedBy">Who merged it, where known.</param>
/// <param name="MergeCommitSha">The merge commit, once merged; before, a trial one.</param>
/// <param name="Mergeable">False on a conflict; null while GitHub does not know.</param>
public sealed record PullRequest(
    long Id,
    string NodeId,
    int Number,
    string Title,
    string? Body,
    string State,
    Uri HtmlUrl,
    GitHubUser? User,
    PullRequestEnd Head,
    PullRequestEnd Base,
    bool Draft = false,
    bool Merged = false,
    DateTimeOffset? MergedAt = null,
    GitHubUser? MergedBy = null,
    string? MergeCommitSha = null,
    bool? Mergeable = null)
{
    /// <summary>True until it is closed or merged.</summary>
    public bool IsOpen => State == "open";

    /// <summary>True once merged, in lists too.</summary>
    public bool IsMerged => Merged || MergedAt is not null;
}
