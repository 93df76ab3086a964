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
        return new JobResult.Measured(await gates.MeasureAsync(job, mirror, await WholeAsync(mirror, job.State, job.Job.Subject, job.State.BaseCommit, ct), ct));
    }

    /// <summary>The whole change of a track against the base: what the pull request shows.</summary>
    public static async Task<GateSubject> WholeAsync(Mirror mirror, TrackState state, string commit, string baseCommit, CancellationToken ct)
    {
        var changes = await mirror.ChangesAsync(baseCommit, commit, ct);
        var touches = state.Tasks.SelectMany(task => task.Touches).Concat(state.Attempts.SelectMany(attempt => attempt.Changes).Select(change => change.Path)).ToHashSet();
        var scope = ScopeGate.Measure(touches, [], changes, []);
        return new GateSubject(commit, scope, await AddedSince.OneAsync(mirror, baseCommit, commit, ct), "", state.RequiredGates);
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
