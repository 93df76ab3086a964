using System.Collections.Immutable;

namespace Swarm.Git;

public sealed partial class Mirror
{
    /// <summary>A commit with its parent's files. The same arguments give the same id.</summary>
    public Task<string> CommitEmptyAsync(string parent, string message, GitIdentity identity, DateTimeOffset date, CancellationToken ct) =>
        CommitAsync($"{ObjectId.Demand(parent)}^{{tree}}", [parent], message, (identity, date), ct);

    /// <summary>A commit of a tree. The same arguments give the same id. No ref moves.</summary>
    public Task<string> CommitTreeAsync(string tree, IReadOnlyList<string> parents, string message, GitIdentity identity, DateTimeOffset date, CancellationToken ct) =>
        CommitAsync(ObjectId.Demand(tree), parents, message, (identity, date), ct);

    /// <summary>Merges two commits without moving anything.</summary>
    /// <exception cref="GitException">One of them is unknown, or they share no history.</exception>
    public async Task<MergeTrial> TrialMergeAsync(string ours, string theirs, CancellationToken ct)
    {
        var call = Here("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", ObjectId.Demand(ours), ObjectId.Demand(theirs));
        var output = await _git.RunAsync(call, ct);
        // Exit 1 is a conflict only with a tree on the first line; without one it is an unknown commit.
        if (output.ExitCode is not (0 or 1) || output.Fields is not [var tree, .. var files] || !ObjectId.IsFull(tree))
            throw GitException.Ended(call, output);
        return output.ExitCode == 0 ? new MergeTrial.Clean(tree) : new MergeTrial.Conflict([.. files.Distinct()], tree);
    }

    /// <summary>
    /// Moves a ref of the mirror from <paramref name="expectedOld"/> to <paramref name="newCommit"/>, or makes it where
    /// <paramref name="expectedOld"/> is null. True when the ref is at the new commit, also when it was before (a repeated call
    /// succeeds again); false when somebody else moved it.
    /// </summary>
    /// <exception cref="Swarm.Core.Policies.ForbiddenRefException">The ref is not the app's.</exception>
    /// <exception cref="GitException">The commit is unknown, or the ref cannot be written.</exception>
    public async Task<bool> MoveRefAsync(string fullRef, string newCommit, string? expectedOld, CancellationToken ct)
    {
        var old = expectedOld is null ? ObjectId.None : ObjectId.Demand(expectedOld);
        var call = Here("update-ref", Writable(fullRef), ObjectId.Demand(newCommit), old);
        var output = await _git.RunAsync(call, ct);
        if (output.ExitCode == 0) return true;
        var actual = await ResolveAsync(fullRef, ct);
        if (actual == newCommit) return true;
        return actual != expectedOld ? false : throw GitException.Ended(call, output);
    }

    private async Task<string> CommitAsync(string tree, IReadOnlyList<string> parents, string message, (GitIdentity, DateTimeOffset) signed, CancellationToken ct)
    {
        ImmutableArray<string> arguments = ["commit-tree", tree, .. parents.SelectMany(parent => (string[])["-p", ObjectId.Demand(parent)]), "-F", "-"];
        return (await _git.DemandAsync(Here(arguments.AsSpan()) with { SignedBy = signed, Input = message }, ct)).Line;
    }
}
