using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Reports;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>Words the questions that the app asks people.</summary>
internal static class Escalations
{
    public static EscalationRaised Step(TrackState state, TrackJob job, JobResult.Failed failed, DateTimeOffset at) =>
        Blame(Step(state, TrackJobs.StepOf(job.Key), $"{StepText.Of(job.Kind)} could not be done: {failed.Reason}", failed.NextStep, at), failed.Kind);

    public static EscalationRaised Step(TrackState state, string step, string what, string nextStep, DateTimeOffset at) =>
        Raise(state, EscalationKind.StepFailed, step, what,
            [new EscalationOption("Try again", EscalationEffect.Retry), new EscalationOption("Cancel the track", EscalationEffect.Cancel)], 1, nextStep, at);

    public static EscalationRaised Task(TrackState state, Plans.PlanTask task, AttemptFailure failure, DateTimeOffset at) =>
        Blame(Raise(state, EscalationKind.TaskFailed, task.Id, $"{task.Id} “{task.Title}” cannot go on: {failure.Text}",
            [
                new EscalationOption("Try again", EscalationEffect.Retry),
                new EscalationOption("Leave the task out", EscalationEffect.Skip),
                new EscalationOption("Cancel the track", EscalationEffect.Cancel),
            ],
            1, failure.Kind == FailureKind.Budget ? "Raise the limit first: `/swarm budget +5`." : "Tasks that depend on it wait.", at), failure.Kind);

    public static EscalationRaised Question(TrackState state, AttemptState attempt, AgentQuestion asked, DateTimeOffset at) =>
        Raise(state, EscalationKind.Question, attempt.Id, asked.Question,
            [.. asked.Options.Take(9).Select(option => new EscalationOption(option))], asked.Recommendation, asked.Impact, at);

    public static EscalationRaised Checkpoint(TrackState state, DateTimeOffset at) =>
        Raise(state, EscalationKind.Checkpoint, state.Phase.ToString(), CheckpointText.Done(state),
            [new EscalationOption("Approve", EscalationEffect.Approve), new EscalationOption("Cancel the track", EscalationEffect.Cancel)], 0, CheckpointText.Next(state), at);

    private static EscalationRaised Blame(EscalationRaised raised, FailureKind kind) =>
        kind == FailureKind.Lost ? raised with { Escalation = raised.Escalation with { IsWorkerDead = true } } : raised;

    private static EscalationRaised Raise(
        TrackState state, EscalationKind kind, string subject, string question, ImmutableArray<EscalationOption> options, int recommendation, string impact, DateTimeOffset at) =>
        new(new Escalation($"E-{state.Escalations.Length + 1:00}", kind, subject, question, options, recommendation, impact, at)) { At = at };
}
