using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Tracks;
using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>Runs the gates on an attempt's commit, and again on the head when somebody asks for it.</summary>
public sealed class MeasureWork(Repositories repositories, GateRunner gates)
{
    public async Task<JobOutcome> AttemptAsync(JobContext job, CancellationToken ct)
    {
        var attempt = job.State.Attempt(job.Job.Subject);
        var mirror = await repositories.OpenAsync(job.State.Repository, ct);
        return new JobResult.Measured(await gates.MeasureAsync(job, mirror, await SubjectAsync(mirror, job.State, attempt, ct), ct));
    }

    public async Task<JobOutcome> HeadAsync(JobContext job, CancellationToken ct)
    {
        var mirror = await repositories.OpenAsync(job.State.Repository, ct);
        return new JobResult.Measured(await gates.MeasureAsync(job, mirror, await WholeAsync(mirror, job.State, job.Job.Subject, ct), ct));
    }

    /// <summary>The whole change of a track against the newest base that the commit contains: what the pull request shows.</summary>
    public static async Task<GateSubject> WholeAsync(Mirror mirror, TrackState state, string commit, CancellationToken ct)
    {
        var tip = await mirror.ResolveAsync($"refs/remotes/origin/{state.BaseBranch}", ct) ?? state.BaseCommit;
        var from = await mirror.MergeBaseAsync(tip, commit, ct) ?? state.BaseCommit;
        var changes = await mirror.ChangesAsync(from, commit, ct);
        return new GateSubject(commit, Scope(state, changes), await AddedSince.OneAsync(mirror, from, commit, ct), "", state.RequiredGates);
    }

    // Every attempt's strays were judged when it was measured; of the whole they are named, and only what is never allowed fails.
    private static GateResult Scope(TrackState state, ImmutableArray<ChangedFile> changes)
    {
        var touches = state.Tasks.SelectMany(task => task.Touches).ToHashSet();
        var barred = ScopeGate.Measure([.. touches, .. changes.Select(change => change.Path)], [], changes, []);
        var strays = changes.Where(change => !touches.Any(touch => Touch.Covers(touch, change.Path))).Select(change => $"`{change.Path}`").ToList();
        return barred.Verdict == Verdict.Pass && strays.Count > 0
            ? barred with { Verdict = Verdict.Warn, Summary = $"Beside the touches of its tasks the track changed {string.Join(", ", strays.Take(5))}." }
            : barred;
    }

    private static async Task<GateSubject> SubjectAsync(Mirror mirror, TrackState state, AttemptState attempt, CancellationToken ct)
    {
        var task = state.Task(attempt.Task);
        var beside = state.OpenAttempts.Where(other => other.Id != attempt.Id).SelectMany(other => state.Task(other.Task).Touches).ToList();
        var scope = ScopeGate.Measure(task.Access == TaskAccess.ReadOnly ? [] : task.Touches, beside, attempt.Changes, attempt.Suspicious);
        var commit = attempt.Commit!;
        var added = attempt.Other is { } other
            ? await AddedSince.BothAsync(mirror, attempt.Base, other, commit, ct)
            : await AddedSince.OneAsync(mirror, attempt.Base, commit, ct);
        return new GateSubject(commit, scope, added, task.Title, state.RequiredFor(attempt.Task));
    }
}
