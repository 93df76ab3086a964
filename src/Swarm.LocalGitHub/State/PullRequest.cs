using Swarm.LocalGitHub.Git;

namespace Swarm.LocalGitHub.State;

/// <summary>The code side of a pull request.</summary>
internal sealed class PullRequest
{
    public required long Id { get; init; }
    public required string HeadBranch { get; init; }
    public required string HeadSha { get; set; }
    public required string BaseBranch { get; set; }
    public required string BaseSha { get; set; }
    public required bool Draft { get; set; }
    public string MergeBase { get; set; } = "";
    public int Commits { get; set; }
    public bool Mergeable { get; set; }
    public IReadOnlyList<DiffFile> Files { get; set; } = [];
    public DateTimeOffset? MergedAt { get; set; }
    public Account? MergedBy { get; set; }
    public string? MergeCommitSha { get; set; }
    public List<Review> Reviews { get; } = [];
    public List<ReviewThread> Threads { get; } = [];
    public bool Merged => MergedAt is not null;
    public string NodeId => $"PR_kwLO{Id}";
}
