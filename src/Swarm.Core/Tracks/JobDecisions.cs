using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Reports;
using Swarm.Core.Review;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What the end of a job means. It counts only while the state wants the job, so a late or doubled end decides nothing.</summary>
internal static class JobDecisions
{
    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.JobEnded ended)
    {
        if (TrackJobs.Of(state).FirstOrDefault(each => each.Key == ended.Job) is not { } job) return [];
        ImmutableArray<TrackEvent> spent = ended.Usage == Usage.None
            ? []
            : [new Spent(job.Kind == JobKind.Attempt ? job.Subject : null, ended.Usage) { At = ended.At }];
        return spent.AddRange(Meaning(state, job, ended));
    }

    private static ImmutableArray<TrackEvent> Meaning(TrackState state, TrackJob job, TrackSignal.JobEnded ended) => (job.Kind, ended.Result) switch
    {
        (JobKind.Attempt or JobKind.Measure, JobResult.Failed failed) => [new TrackEvent.AttemptFailed(job.Subject, new AttemptFailure(failed.Kind, failed.Reason), null) { At = ended.At }],
        (JobKind.Lens, JobResult.Failed failed) => [new LensReported(state.CouncilRound, job.Subject, $"did not report: {failed.Reason}", Silent: true) { At = ended.At }],
        (JobKind.Prepare, JobResult.Failed failed) => [TrackDecider.End(ended.At, TrackPhase.Failed, failed.Reason, null, failed.NextStep)],
        (_, JobResult.Failed failed) => [Escalations.Step(state, job, failed, ended.At)],
        (JobKind.Prepare, JobResult.Prepared e) => [new TrackPrepared(e.Issue, e.Settings, e.BaseBranch, e.BaseCommit) { At = ended.At }, Enter(TrackPhase.Explore, ended.At)],
        (JobKind.Explore, JobResult.Reported e) => [new Explored(ReportReader.Read(e.Report).Summary) { At = ended.At }, Enter(TrackPhase.Plan, ended.At)],
        (JobKind.Plan, JobResult.Reported e) => PlanDecisions.On(state, job, e, ended.At),
        (JobKind.Preflight, JobResult.Preflighted e) => [new PreflightDone(PlanDecisions.Price(state, e)) { At = ended.At }, Enter(TrackPhase.Approval, ended.At)],
        (JobKind.Start, JobResult.Started e) => [new HeadStarted(e.Commit) { At = ended.At }],
        (JobKind.Attempt, JobResult.AttemptEnded e) => AttemptDecisions.Ended(state, state.Attempt(job.Subject), e, ended.At),
        (JobKind.Measure, JobResult.Measured e) => AttemptDecisions.Measured(state, state.Attempt(job.Subject), e.Evidence, ended.At),
        (JobKind.Merge, _) => AttemptDecisions.Merged(state, state.Attempt(job.Subject), ended.Result, ended.At),
        (JobKind.BringUp, _) => ReviewDecisions.BroughtUp(state, job, ended.Result, ended.At),
        (JobKind.Push, JobResult.MovedByOthers e) => [new StepRedone(TrackJobs.StepOf(job.Key)) { At = ended.At }, .. HeadDecisions.Moved(state, e.Commit, "", ended.At)],
        (JobKind.Adopt, _) => HeadDecisions.Adopted(state, job, ended.Result, ended.At),
        (JobKind.Push, JobResult.Pushed e) => [new HeadPushed(e.Commit) { At = ended.At }],
        (JobKind.Remeasure, JobResult.Measured e) => [new HeadMeasured(state.Remeasured + 1, e.Evidence) { At = ended.At }],
        (JobKind.Lens, JobResult.Reported e) => ReviewDecisions.LensReported(state, job.Subject, e, ended.At),
        (JobKind.Verify, JobResult.Reported e) => ReviewDecisions.Verified(state, job, e, ended.At),
        _ => throw new ArgumentException($"A job of kind {job.Kind} cannot bring {ended.Result.GetType().Name}."),
    };

    internal static PhaseEntered Enter(TrackPhase phase, DateTimeOffset at) => new(phase) { At = at };
}
