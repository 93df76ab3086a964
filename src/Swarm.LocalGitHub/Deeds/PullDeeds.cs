using System.Text.RegularExpressions;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>Opening, refreshing, readying and merging pull requests.</summary>
internal sealed partial class PullDeeds(World world, Announcer announcer, GitStore store, GitWriter writer, IssueDeeds issues)
{
    public async Task<Issue> OpenAsync(Repository repository, Actor by, PullDraft draft, CancellationToken ct)
    {
        var pull = new PullRequest
        {
            Id = world.NextId(),
            HeadBranch = draft.Head,
            HeadSha = repository.Branch(draft.Head)!,
            BaseBranch = draft.Base,
            BaseSha = repository.Branch(draft.Base)!,
            Draft = draft.IsDraft,
        };
        await RefreshAsync(repository, pull, ct);
        var issue = issues.New(repository, by, draft.Title, draft.Body, pull);
        await writer.PointAsync(repository.GitPath, $"refs/pull/{issue.Number}/head", pull.HeadSha, ct);
        announcer.Issue(repository, issue, "opened", by);
        return issue;
    }

    /// <summary>Measures the pull request again after its head or its base moved.</summary>
    public async Task RefreshAsync(Repository repository, PullRequest pull, CancellationToken ct)
    {
        var git = repository.GitPath;
        var mergeBase = await store.MergeBaseAsync(git, pull.BaseSha, pull.HeadSha, ct);
        pull.MergeBase = mergeBase ?? pull.BaseSha;
        pull.Commits = await store.CountAsync(git, pull.BaseSha, pull.HeadSha, ct);
        pull.Files = await store.DiffAsync(git, pull.MergeBase, pull.HeadSha, ct);
        pull.Mergeable = await store.MergeTreeAsync(git, pull.BaseSha, pull.HeadSha, ct) is not null;
    }

    public void MarkReady(Repository repository, Issue issue, Actor by)
    {
        if (!issue.Pull!.Draft) return;
        (issue.Pull.Draft, issue.UpdatedAt) = (false, world.Now);
        issues.Note(issue, "ready_for_review", by);
        announcer.Issue(repository, issue, "ready_for_review", by);
    }

    /// <summary>Makes the merge commit and moves the base branch; the caller announces the moved refs.</summary>
    public async Task<MergeOutcome> MergeAsync(Repository repository, Issue issue, Actor by, CancellationToken ct)
    {
        var pull = issue.Pull!;
        if (!issue.IsOpen) return MergeOutcome.NotOpen;
        if (pull.Draft) return MergeOutcome.Draft;
        var tip = repository.Branch(pull.BaseBranch);
        var tree = tip is null ? null : await store.MergeTreeAsync(repository.GitPath, tip, pull.HeadSha, ct);
        if (tree is null) return MergeOutcome.Conflict;

        var message = $"Merge pull request #{issue.Number} from {repository.Owner.Login}/{pull.HeadBranch}\n\n{issue.Title}\n";
        var commit = await writer.CommitTreeAsync(repository.GitPath, tree, [tip!, pull.HeadSha], message, by.Account, ct);
        if (!await writer.UpdateRefAsync(repository.GitPath, "refs/heads/" + pull.BaseBranch, commit, tip, ct)) return MergeOutcome.Conflict;
        FinishMerge(repository, issue, by, commit);
        return MergeOutcome.Merged;
    }

    public void FinishMerge(Repository repository, Issue issue, Actor by, string commit)
    {
        var pull = issue.Pull!;
        (pull.MergedAt, pull.MergedBy, pull.MergeCommitSha, pull.Draft) = (world.Now, by.Account, commit, false);
        issues.Note(issue, "merged", by, commit: commit);
        issues.Close(repository, issue, by);
        if (pull.BaseBranch != repository.DefaultBranch) return;
        foreach (var closed in Closes(repository, issue.Body)) issues.Close(repository, closed, by, commit: commit);
    }

    /// <summary>The issues of the repository that a text says it closes.</summary>
    public static IEnumerable<Issue> Closes(Repository repository, string body) => ClosingWord().Matches(body)
        .Select(match => int.TryParse(match.Groups["number"].Value, out var number) ? repository.FindIssue(number) : null)
        .OfType<Issue>()
        .Where(issue => issue.Pull is null)
        .Distinct();

    [GeneratedRegex(@"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(?<number>\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ClosingWord();
}
