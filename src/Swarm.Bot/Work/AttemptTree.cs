using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>
/// The work tree of one attempt. An attempt that resolves a conflict starts from the conflicted merge, markers and all, and its
/// commit has both sides as parents; every other starts from the head. Dates are fixed, so doing it again gives the same ids.
/// </summary>
internal sealed class AttemptTree(Mirror mirror, JobContext job, AttemptState attempt, GitIdentity identity)
{
    public string Key => $"{job.Track}/{attempt.Id}";

    private string Message => $"{attempt.Task}: {CommitText.Subject(job.State.Task(attempt.Task).Title)}\n\nTrack #{job.State.Issue.Number}, attempt {attempt.Number}.";

    /// <summary>
    /// The tree to work in. A first session begins in a fresh one: what a session that died left half-edited is kept aside, not built upon.
    /// A session after an answer goes on in its own.
    /// </summary>
    public async Task<Workspace> OpenAsync(DateTimeOffset now, CancellationToken ct)
    {
        var left = await mirror.OpenWorkspaceAsync(Key, ct);
        if (left is not null && attempt.Leg > 1) return left;
        if (left is not null) await PutAsideAsync(left, now, ct);
        return await mirror.CreateWorkspaceAsync(Key, await StartAsync(ct), ct);
    }

    public async Task<TakenIn> TakeInAsync(Workspace workspace, CancellationToken ct)
    {
        var start = await StartAsync(ct);
        var taken = await mirror.TakeInAsync(workspace, start, Message, identity, attempt.StartedAt, ct);
        if (attempt.Other is not null) taken = await MergedAsync(taken, start, ct);
        if (taken.Commit is null) return taken;
        await KeepAsync(taken.Commit, ct);
        await mirror.RemoveWorkspaceAsync(workspace, ct);
        return taken;
    }

    /// <summary>Keeps what lies in the tree under <c>refs/swarm/wip</c> and clears the tree away.</summary>
    public async Task PutAsideAsync(Workspace workspace, DateTimeOffset at, CancellationToken ct)
    {
        await job.Hold.DemandAsync(ct);
        await mirror.SaveWorkAsync(workspace, Key, identity, at, ct);
        await mirror.RemoveWorkspaceAsync(workspace, ct);
    }

    private async Task<string> StartAsync(CancellationToken ct)
    {
        if (attempt.Other is not { } other) return attempt.Base;
        var tree = await mirror.TrialMergeAsync(attempt.Base, other, ct) switch
        {
            MergeTrial.Clean clean => clean.Tree,
            MergeTrial.Conflict conflict => conflict.Tree,
            var unknown => throw new InvalidOperationException($"A merge ended as {unknown}."),
        };
        return await mirror.CommitTreeAsync(tree, [attempt.Base, other], $"Both sides of {attempt.Task}", identity, attempt.StartedAt, ct);
    }

    // The commit with the markers stays out of the history: the result stands directly on both sides.
    private async Task<TakenIn> MergedAsync(TakenIn taken, string start, CancellationToken ct)
    {
        var tree = await mirror.TreeAsync(taken.Commit ?? start, ct);
        return taken with { Commit = await mirror.CommitTreeAsync(tree, [attempt.Base, attempt.Other!], Message, identity, attempt.StartedAt, ct) };
    }

    private async Task KeepAsync(string commit, CancellationToken ct)
    {
        await job.Hold.DemandAsync(ct);
        var name = job.State.RefOf(attempt);
        await mirror.MoveRefAsync(name, commit, await mirror.ResolveAsync(name, ct), ct);
    }
}
