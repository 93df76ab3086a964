namespace Swarm.LocalGitHub;

/// <summary>A read-only copy of one repository's state at one moment.</summary>
/// <param name="Refs">Full ref name to commit id.</param>
public sealed record LocalSnapshot(
    IReadOnlyList<IssueSnapshot> Issues,
    IReadOnlyList<PullSnapshot> Pulls,
    IReadOnlyList<CheckRunSnapshot> CheckRuns,
    IReadOnlyDictionary<string, string> Refs)
{
    /// <summary>Every conversation comment of every issue and pull request, oldest first.</summary>
    public IReadOnlyList<CommentSnapshot> Comments => [.. Issues.SelectMany(issue => issue.Comments).OrderBy(comment => comment.Id)];
}
