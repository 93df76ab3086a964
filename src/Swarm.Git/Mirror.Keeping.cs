namespace Swarm.Git;

public sealed partial class Mirror
{
    private const string WorkInProgress = "refs/swarm/wip/";

    /// <summary>
    /// Commits whatever the tree holds to <c>refs/swarm/wip/&lt;key&gt;</c> and returns that ref, or null when nothing differs from the
    /// commit that was checked out. Work kept there before stays in its history. Characters that a ref cannot hold are escaped.
    /// </summary>
    /// <exception cref="GitException">A part of the tree could not be taken in, so it is not saved.</exception>
    public async Task<string?> SaveWorkAsync(Workspace w, string key, GitIdentity identity, DateTimeOffset date, CancellationToken ct)
    {
        var tree = await WholeTreeAsync(w, ct);
        return await HasTreeAsync(w.Commit, tree, ct) ? null : await KeepAsync(w, key, tree, (identity, date), ct);
    }

    /// <summary>
    /// Removes the workspace once its work is safe: equal to its start, or to a take-in that a ref holds, or else saved now to
    /// <c>refs/swarm/wip/&lt;key&gt;</c>. Already removed is fine.
    /// </summary>
    /// <exception cref="GitException">The work could not be saved; the workspace is still there.</exception>
    public async Task RemoveWorkspaceAsync(Workspace w, CancellationToken ct)
    {
        if (!Directory.Exists(w.Folder)) return;
        var tree = await WholeTreeAsync(w, ct);
        if (!await HasTreeAsync(w.Commit, tree, ct) && !await IsHeldAsync(WorkspaceFiles.Remembered(w), tree, ct))
            await KeepAsync(w, w.Key, tree, (GitIdentity.Keeper, _clock.GetUtcNow()), ct);
        Leave(w);
    }

    // A move takes no time and happens whole or not at all, unlike the removal.
    private void Leave(Workspace w)
    {
        var aside = _folder.Free();
        Directory.Move(w.Folder, aside);
        _shared.Clearing.Post(aside);
    }

    private async Task<string> WholeTreeAsync(Workspace w, CancellationToken ct)
    {
        var intake = await IntakeAsync(w, ct);
        return intake is { Tree: { } tree, Whole: true }
            ? tree
            : throw new GitException($"The work of '{w.Key}' could not be saved and stays where it is: {string.Join(' ', intake.Suspicious)}");
    }

    private async Task<string> KeepAsync(Workspace w, string key, string tree, (GitIdentity Identity, DateTimeOffset Date) signed, CancellationToken ct)
    {
        var fullRef = Writable(WorkInProgress + KeyName.Of(key));
        var before = await ResolveAsync(fullRef, ct);
        if (before is not null && await HasTreeAsync(before, tree, ct)) return fullRef;
        string[] parents = before is null ? [w.Commit] : [w.Commit, before];
        var commit = await CommitTreeAsync(tree, parents, $"Keep the work of {w.Key}", signed.Identity, signed.Date, ct);
        return await MoveRefAsync(fullRef, commit, before, ct)
            ? fullRef
            : throw new GitException($"{fullRef} moved while the work of '{w.Key}' was being saved; the work stays where it is.");
    }

    private async Task<bool> HasTreeAsync(string commit, string tree, CancellationToken ct) =>
        await TreeAsync(commit, ct) == tree;

    private async Task<bool> IsHeldAsync(string? commit, string tree, CancellationToken ct) =>
        commit is not null
        && await HasTreeAsync(commit, tree, ct)
        && !(await _git.DemandAsync(Here("for-each-ref", "--count=1", "--contains", commit), ct)).Bytes.IsEmpty;
}
