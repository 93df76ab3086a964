using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;
using Swarm.LocalGitHub.Webhooks;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>The merge queue: a group is a branch that holds the pull request merged with its base, and the apps are asked to check it.</summary>
internal sealed class MergeQueueDeeds(Announcer announcer, GitStore store, GitWriter writer)
{
    /// <returns>The branch of the group, or null where the pull request cannot be queued.</returns>
    public async Task<string?> FormAsync(Repository repository, Issue issue, Actor by, CancellationToken ct)
    {
        var pull = issue.Pull!;
        if (!issue.IsOpen || pull.Draft || repository.Branch(pull.BaseBranch) is not { } tip) return null;
        if (await store.MergeTreeAsync(repository.GitPath, tip, pull.HeadSha, ct) is not { } tree) return null;
        var message = $"Merge pull request #{issue.Number} from {repository.Owner.Login}/{pull.HeadBranch}\n\n{issue.Title}\n";
        var commit = await writer.CommitTreeAsync(repository.GitPath, tree, [tip, pull.HeadSha], message, by.Account, ct);
        var branch = $"gh-readonly-queue/{pull.BaseBranch}/pr-{issue.Number}-{tip}";
        return await writer.UpdateRefAsync(repository.GitPath, "refs/heads/" + branch, commit, null, ct) ? branch : null;
    }

    /// <summary>Asks for checks on a group whose branch is known by now.</summary>
    public Task AskAsync(Repository repository, Issue issue, string branch, Actor by, CancellationToken ct) =>
        AnnounceAsync(repository, issue, branch, "checks_requested", by, null, ct);

    /// <summary>Says that the group is gone. The caller deletes its branch afterwards.</summary>
    public Task DropAsync(Repository repository, Issue issue, string branch, Actor by, CancellationToken ct) =>
        AnnounceAsync(repository, issue, branch, "destroyed", by, "dequeued", ct);

    private async Task AnnounceAsync(Repository repository, Issue issue, string branch, string action, Actor by, string? reason, CancellationToken ct)
    {
        var head = repository.Branch(branch)!;
        var commit = (await store.CommitAsync(repository.GitPath, head, ct))!;
        var group = new JsonObject
        {
            ["head_sha"] = head,
            ["head_ref"] = "refs/heads/" + branch,
            ["base_sha"] = commit.Parents[0],
            ["base_ref"] = "refs/heads/" + issue.Pull!.BaseBranch,
            ["head_commit"] = CommitShape.Brief(commit),
        };
        announcer.MergeGroup(repository, action, group, by, reason);
    }
}
