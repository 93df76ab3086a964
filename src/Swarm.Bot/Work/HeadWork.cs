using Swarm.Core.Documents;
using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>Moves the track's head: begin, merge, bring the base in, push. Every move is a compare-and-swap, every commit has fixed dates.</summary>
public sealed class HeadWork(Repositories repositories, GateRunner gates, Identities identities, GitHubApp app)
{
    public async Task<JobOutcome> StartAsync(JobContext job, CancellationToken ct)
    {
        var state = job.State;
        var mirror = await OpenAsync(state, ct);
        // Two runs may begin in one second on one base: without the run their first commits, and so the checks on them, would be the same.
        var message = $"Begin #{state.Issue.Number}: {CommitText.Subject(state.Issue.Title)}\n\nTrack #{state.Issue.Number}, run {state.Key.Run}.";
        var commit = await mirror.CommitEmptyAsync(state.BaseCommit, message, await IdentityAsync(state, ct), state.StartedAt, ct);
        await MoveAsync(mirror, job, commit, null, ct);
        return new JobResult.Started(commit);
    }

    public async Task<JobOutcome> MergeAsync(JobContext job, CancellationToken ct)
    {
        var (state, attempt) = (job.State, job.State.Attempt(job.Job.Subject));
        var (head, commit) = (state.Head!, attempt.Commit!);
        var mirror = await OpenAsync(state, ct);
        if (await mirror.MergeBaseAsync(head, commit, ct) == commit) return new JobResult.Merged(head, attempt.Evidence!);
        var trial = await mirror.TrialMergeAsync(head, commit, ct);
        if (trial is MergeTrial.Conflict conflict) return new JobResult.Conflict(conflict.Files, commit);

        var message = $"Merge {attempt.Id}: {CommitText.Subject(state.Task(attempt.Task).Title)}";
        var merged = await mirror.CommitTreeAsync(((MergeTrial.Clean)trial).Tree, [head, commit], message, await IdentityAsync(state, ct), attempt.StartedAt, ct);
        var evidence = await EvidenceAsync(job, mirror, attempt, merged, ct);
        if (!evidence.Meets(state.RequiredFor(attempt.Task))) return new JobResult.MergeRefused(evidence);
        await MoveAsync(mirror, job, merged, head, ct);
        return new JobResult.Merged(merged, evidence);
    }

    public async Task<JobOutcome> BringUpAsync(JobContext job, CancellationToken ct)
    {
        var state = job.State;
        var head = state.Head!;
        var mirror = (await repositories.FetchAsync(state.Repository, ct)).WithBranchPrefix(state.Settings.BranchPrefix);
        if (await mirror.ResolveAsync($"refs/remotes/origin/{state.BaseBranch}", ct) is not { } tip)
            return new JobResult.Failed(FailureKind.Setup, $"the base branch `{state.BaseBranch}` is gone", "Restore it, then try again.");
        if (await mirror.MergeBaseAsync(head, tip, ct) == tip) return new JobResult.BroughtUp(tip, head, await OfHeadAsync(job, mirror, ct));
        var trial = await mirror.TrialMergeAsync(head, tip, ct);
        if (trial is MergeTrial.Conflict conflict) return new JobResult.Conflict(conflict.Files, tip);

        var message = $"Merge {state.BaseBranch} into the track of #{state.Issue.Number}";
        var merged = await mirror.CommitTreeAsync(((MergeTrial.Clean)trial).Tree, [head, tip], message, await IdentityAsync(state, ct), state.StartedAt, ct);
        var evidence = await gates.MeasureAsync(job, mirror, await MeasureWork.WholeAsync(mirror, state, merged, ct), ct);
        await MoveAsync(mirror, job, merged, head, ct);
        return new JobResult.BroughtUp(tip, merged, evidence);
    }

    public async Task<JobOutcome> PushAsync(JobContext job, CancellationToken ct)
    {
        var (state, commit) = (job.State, job.Job.Subject);
        var mirror = await OpenAsync(state, ct);
        var credential = await repositories.WritingAsync(state.Repository, ct);
        await job.Hold.DemandAsync(ct);
        var result = await mirror.PushAsync(commit, state.HeadRef, state.PushedHead, credential, ct);
        // A push whose answer was lost has moved the branch to an earlier head of ours: go on from there.
        if (result is PushResult.Moved { Actual: { } actual } && await IsOursAsync(mirror, actual, commit, ct))
            result = await mirror.PushAsync(commit, state.HeadRef, actual, credential, ct);
        return result switch
        {
            PushResult.Pushed or PushResult.AlreadyThere => new JobResult.Pushed(commit),
            PushResult.Moved { Actual: { } others } => new JobResult.MovedByOthers(others),
            PushResult.Moved => Refused($"somebody deleted `{state.HeadBranch}`", "Restore the branch (nothing of the track is lost, it is kept in the mirror), then try again."),
            PushResult.Rejected rejected => Refused($"GitHub rejected the push: {rejected.Reason}", "Correct what it names, then try again."),
            PushResult.Unreachable gone => throw gone.Fault,
            _ => throw new InvalidOperationException($"A push ended as {result}."),
        };
    }

    /// <summary>Takes in what others pushed. It stays as it was pushed: the track goes on from it, or merges it with what it has beyond it.</summary>
    public async Task<JobOutcome> AdoptAsync(JobContext job, CancellationToken ct)
    {
        var (state, head) = (job.State, job.State.Head!);
        var mirror = (await repositories.FetchAsync(state.Repository, ct)).WithBranchPrefix(state.Settings.BranchPrefix);
        if (await mirror.ResolveAsync($"refs/remotes/origin/{state.HeadBranch}", ct) is not { } remote)
            return Refused($"`{state.HeadBranch}` is gone", "Restore the branch (nothing of the track is lost, it is kept in the mirror), then try again.");
        // Put back to an earlier state of ours: what the track has beyond it is pushed again, on top.
        if (await mirror.MergeBaseAsync(remote, head, ct) == remote) return new JobResult.Adopted(remote, head, state.HeadEvidence);
        if (state.PushedHead is { } pushed && await mirror.MergeBaseAsync(remote, pushed, ct) != pushed)
            return Refused($"`{state.HeadBranch}` was rewritten and no longer holds what the track had pushed", $"Push a branch that contains {pushed[..12]}, then try again; or cancel the track. Nothing of either side is lost.");
        var ahead = await mirror.MergeBaseAsync(head, remote, ct) == head;
        var trial = ahead ? null : await mirror.TrialMergeAsync(head, remote, ct);
        if (trial is MergeTrial.Conflict conflict) return new JobResult.Conflict(conflict.Files, remote);

        var merged = trial is MergeTrial.Clean clean
            ? await mirror.CommitTreeAsync(clean.Tree, [head, remote], $"Merge what was pushed to {state.HeadBranch}", await IdentityAsync(state, ct), state.StartedAt, ct)
            : remote;
        var evidence = await gates.MeasureAsync(job, mirror, await MeasureWork.WholeAsync(mirror, state, merged, ct), ct);
        await MoveAsync(mirror, job, merged, head, ct);
        return new JobResult.Adopted(remote, merged, evidence);
    }

    // What is shown of a head is measured on the whole change. A merge whose tree is the attempt's own was built and tested with it.
    private async Task<Evidence> EvidenceAsync(JobContext job, Mirror mirror, AttemptState attempt, string merged, CancellationToken ct)
    {
        var subject = await MeasureWork.WholeAsync(mirror, job.State, merged, ct);
        var same = await mirror.TreeAsync(merged, ct) == await mirror.TreeAsync(attempt.Commit!, ct);
        if (!same) return await gates.MeasureAsync(job, mirror, subject, ct);
        var known = attempt.Evidence!.Gates.Where(gate => GateIds.CommandOf(gate.Gate, job.State.Settings.Commands) is not null);
        return new Evidence(merged, [.. GateRunner.Texts(subject), .. known]);
    }

    private async Task<Evidence> OfHeadAsync(JobContext job, Mirror mirror, CancellationToken ct) =>
        job.State.HeadMeets
            ? job.State.HeadEvidence!
            : await gates.MeasureAsync(job, mirror, await MeasureWork.WholeAsync(mirror, job.State, job.State.Head!, ct), ct);

    private static async Task<bool> IsOursAsync(Mirror mirror, string actual, string commit, CancellationToken ct) =>
        await mirror.ResolveAsync(actual, ct) is not null && await mirror.MergeBaseAsync(actual, commit, ct) == actual;

    private static async Task MoveAsync(Mirror mirror, JobContext job, string commit, string? from, CancellationToken ct)
    {
        var state = job.State;
        await job.Hold.DemandAsync(ct);
        var actual = await mirror.ResolveAsync(state.HeadRef, ct);
        if (actual == commit) return;
        // A life that ended between the move and its decision left the ref ahead of the state. The state counts: what the ref
        // has beyond it is a merge of ours that nobody heard of, and both its sides are kept under names of their own.
        var left = actual is not null && from is not null && await mirror.MergeBaseAsync(actual, from, ct) == from;
        if (!await mirror.MoveRefAsync(state.HeadRef, commit, left ? actual : from, ct))
            throw new GitException($"{state.HeadRef} is not where the track left it; the mirror was changed from outside.");
    }

    private async Task<Mirror> OpenAsync(TrackState state, CancellationToken ct) =>
        (await repositories.OpenAsync(state.Repository, ct)).WithBranchPrefix(state.Settings.BranchPrefix);

    private Task<GitIdentity> IdentityAsync(TrackState state, CancellationToken ct) =>
        identities.OfAppAsync(app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name), ct);

    private static JobResult.Failed Refused(string reason, string nextStep) => new(FailureKind.Setup, reason, nextStep);
}
