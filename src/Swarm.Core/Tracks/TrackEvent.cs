using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Swarm.Core.Gates;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>A fact of a track, kept for ever. Names are part of the store's format: they are added to, never changed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$event")]
[JsonDerivedType(typeof(TrackStarted), "track-started")]
[JsonDerivedType(typeof(TrackPrepared), "track-prepared")]
[JsonDerivedType(typeof(PhaseEntered), "phase-entered")]
[JsonDerivedType(typeof(TrackEnded), "track-ended")]
[JsonDerivedType(typeof(Explored), "explored")]
[JsonDerivedType(typeof(PlanRejected), "plan-rejected")]
[JsonDerivedType(typeof(PlanAccepted), "plan-accepted")]
[JsonDerivedType(typeof(PreflightDone), "preflight-done")]
[JsonDerivedType(typeof(PlanApproved), "plan-approved")]
[JsonDerivedType(typeof(HeadStarted), "head-started")]
[JsonDerivedType(typeof(TasksReleased), "tasks-released")]
[JsonDerivedType(typeof(TasksAdded), "tasks-added")]
[JsonDerivedType(typeof(TaskSkipped), "task-skipped")]
[JsonDerivedType(typeof(AttemptStarted), "attempt-started")]
[JsonDerivedType(typeof(AttemptPaused), "attempt-paused")]
[JsonDerivedType(typeof(AttemptResumed), "attempt-resumed")]
[JsonDerivedType(typeof(AttemptTakenIn), "attempt-taken-in")]
[JsonDerivedType(typeof(AttemptPassed), "attempt-passed")]
[JsonDerivedType(typeof(AttemptFailed), "attempt-failed")]
[JsonDerivedType(typeof(AttemptMerged), "attempt-merged")]
[JsonDerivedType(typeof(EscalationRaised), "escalation-raised")]
[JsonDerivedType(typeof(EscalationAnswered), "escalation-answered")]
[JsonDerivedType(typeof(EscalationWithdrawn), "escalation-withdrawn")]
[JsonDerivedType(typeof(BaseMoved), "base-moved")]
[JsonDerivedType(typeof(BaseBroughtUp), "base-brought-up")]
[JsonDerivedType(typeof(HeadMeasured), "head-measured")]
[JsonDerivedType(typeof(HeadPushed), "head-pushed")]
[JsonDerivedType(typeof(PullRequestOpened), "pull-request-opened")]
[JsonDerivedType(typeof(CouncilOpened), "council-opened")]
[JsonDerivedType(typeof(LensReported), "lens-reported")]
[JsonDerivedType(typeof(FindingsRaised), "findings-raised")]
[JsonDerivedType(typeof(FindingsSettled), "findings-settled")]
[JsonDerivedType(typeof(ReviewHeard), "review-heard")]
[JsonDerivedType(typeof(ReviewsTaken), "reviews-taken")]
[JsonDerivedType(typeof(RemeasureAsked), "remeasure-asked")]
[JsonDerivedType(typeof(GatesShown), "gates-shown")]
[JsonDerivedType(typeof(MergeGroupFormed), "merge-group-formed")]
[JsonDerivedType(typeof(MergeGroupDropped), "merge-group-dropped")]
[JsonDerivedType(typeof(StepRedone), "step-redone")]
[JsonDerivedType(typeof(IssueEdited), "issue-edited")]
[JsonDerivedType(typeof(HeadFoundMoved), "head-found-moved")]
[JsonDerivedType(typeof(HeadAdopted), "head-adopted")]
[JsonDerivedType(typeof(AccessLost), "access-lost")]
[JsonDerivedType(typeof(AccessRegained), "access-regained")]
[JsonDerivedType(typeof(RepositoryMoved), "repository-moved")]
[JsonDerivedType(typeof(NeighboursSeen), "neighbours-seen")]
[JsonDerivedType(typeof(CommandHeard), "command-heard")]
[JsonDerivedType(typeof(PressRefused), "press-refused")]
[JsonDerivedType(typeof(TrackPaused), "track-paused")]
[JsonDerivedType(typeof(TrackResumed), "track-resumed")]
[JsonDerivedType(typeof(BudgetRaised), "budget-raised")]
[JsonDerivedType(typeof(Spent), "spent")]
public abstract record TrackEvent
{
    private TrackEvent()
    {
    }

    public required DateTimeOffset At { get; init; }

    /// <param name="Title">Raw, as <paramref name="Body"/> is: preparing cleans them.</param>
    /// <param name="Labelling">GitHub's number of the entry by which the label was set; null where it was not known.</param>
    public sealed record TrackStarted(TrackKey Key, RepositoryFacts Repository, int Issue, string Title, Actor Labeller, string? Body = null, long? Labelling = null) : TrackEvent;

    public sealed record TrackPrepared(IssueFacts Issue, RepositorySettings Settings, string BaseBranch, string BaseCommit) : TrackEvent;

    public sealed record PhaseEntered(TrackPhase Phase) : TrackEvent;

    public sealed record TrackEnded(TrackPhase Phase, TrackEnd End) : TrackEvent;

    public sealed record Explored(string Summary) : TrackEvent;

    public sealed record PlanRejected(int Round, ImmutableArray<PlanFault> Faults) : TrackEvent;

    public sealed record PlanAccepted(Plan Plan) : TrackEvent;

    public sealed record PreflightDone(Estimate Estimate) : TrackEvent;

    /// <param name="By">A login, or null where the settings ask nobody.</param>
    public sealed record PlanApproved(string? By) : TrackEvent;

    public sealed record HeadStarted(string Commit) : TrackEvent;

    /// <summary>Autonomy <c>manual</c>: a person let these tasks start.</summary>
    public sealed record TasksReleased(ImmutableArray<string> Tasks, string By) : TrackEvent;

    /// <param name="MergeWith">A commit that the tasks' attempts merge with the head; null for plain repairs.</param>
    public sealed record TasksAdded(ImmutableArray<PlanTask> Tasks, string? MergeWith) : TrackEvent;

    public sealed record TaskSkipped(string Task, string By) : TrackEvent;

    /// <param name="Other">A commit whose conflict with <paramref name="Base"/> the attempt resolves; null otherwise.</param>
    public sealed record AttemptStarted(string Attempt, string Task, int Number, string Base, AttemptCause Cause, string? Other) : TrackEvent;

    public sealed record AttemptPaused(string Attempt, string? Session) : TrackEvent;

    public sealed record AttemptResumed(string Attempt, int Leg) : TrackEvent;

    public sealed record AttemptTakenIn(string Attempt, string? Commit, ImmutableArray<ChangedFile> Changes, ImmutableArray<string> Suspicious, string Summary, string? Session) : TrackEvent;

    public sealed record AttemptPassed(string Attempt, Evidence Evidence) : TrackEvent;

    public sealed record AttemptFailed(string Attempt, AttemptFailure Failure, Evidence? Evidence) : TrackEvent;

    public sealed record AttemptMerged(string Attempt, string Head, Evidence Evidence) : TrackEvent;

    public sealed record EscalationRaised(Escalation Escalation) : TrackEvent;

    public sealed record EscalationAnswered(string Id, int Option, string Answer, string By) : TrackEvent;

    /// <summary>The question has lost its object, e.g. its task was skipped by command.</summary>
    public sealed record EscalationWithdrawn(string Id, string Reason) : TrackEvent;

    public sealed record BaseMoved(string Commit) : TrackEvent;

    /// <param name="Base">The base branch's commit that the head now contains.</param>
    public sealed record BaseBroughtUp(string Base, string Head, Evidence Evidence) : TrackEvent;

    public sealed record HeadMeasured(int Request, Evidence Evidence) : TrackEvent;

    public sealed record HeadPushed(string Commit) : TrackEvent;

    public sealed record PullRequestOpened(PullRequestFacts PullRequest) : TrackEvent;

    public sealed record CouncilOpened(int Round, string Commit, ImmutableArray<string> Lenses) : TrackEvent;

    /// <param name="Silent">True where the lens brought no review, so that nothing was looked at through it.</param>
    public sealed record LensReported(int Round, string Lens, string Note, bool Silent = false) : TrackEvent;

    public sealed record FindingsRaised(ImmutableArray<Finding> Findings) : TrackEvent;

    public sealed record FindingsSettled(ImmutableArray<string> Ids, FindingStatus Status, string? Commit) : TrackEvent;

    /// <summary>A person's review asks for changes; it waits until the track is ready.</summary>
    public sealed record ReviewHeard(HumanReview Review) : TrackEvent;

    /// <summary>Every review that waited is taken up.</summary>
    /// <param name="Findings">One for each remark.</param>
    public sealed record ReviewsTaken(ImmutableArray<Finding> Findings) : TrackEvent;

    public sealed record RemeasureAsked(Remeasure Request) : TrackEvent;

    /// <summary>While tasks run: from now on the checks of every gate stand on this pushed head.</summary>
    public sealed record GatesShown(string Commit) : TrackEvent;

    public sealed record MergeGroupFormed(string Commit) : TrackEvent;

    public sealed record MergeGroupDropped(string Commit) : TrackEvent;

    /// <param name="Issue">The issue as it is used from now on; null where the edit is shown only.</param>
    public sealed record IssueEdited(string By, bool CanWrite, IssueFacts? Issue) : TrackEvent;

    /// <param name="Commit">What GitHub's branch points to, not by our doing.</param>
    /// <param name="By">A login; empty where it was found out by a push of ours that met it.</param>
    public sealed record HeadFoundMoved(string Commit, string By) : TrackEvent;

    /// <summary>What somebody else pushed is part of the head now.</summary>
    /// <param name="Pushed">What GitHub's branch points to.</param>
    /// <param name="Head">The head that holds both sides.</param>
    public sealed record HeadAdopted(string Pushed, string Head, Evidence? Evidence) : TrackEvent;

    public sealed record AccessLost(string Reason) : TrackEvent;

    public sealed record AccessRegained(RepositoryFacts Repository) : TrackEvent;

    public sealed record RepositoryMoved(RepositoryFacts Repository) : TrackEvent;

    public sealed record NeighboursSeen(ImmutableArray<Neighbour> Neighbours) : TrackEvent;

    /// <summary>A job that failed for good is wanted again under a new key.</summary>
    public sealed record StepRedone(string Step) : TrackEvent;

    /// <param name="Reply">What the app says to it; null where a reaction says enough.</param>
    public sealed record CommandHeard(HeardCommand Command, Reply? Reply) : TrackEvent;

    /// <summary>Somebody without write access pressed a button of a check.</summary>
    public sealed record PressRefused(string By) : TrackEvent;

    public sealed record TrackPaused(string By) : TrackEvent;

    public sealed record TrackResumed(string By) : TrackEvent;

    public sealed record BudgetRaised(decimal Usd, string By) : TrackEvent;

    /// <param name="Attempt">The attempt that spent it; null for sessions of the track itself.</param>
    public sealed record Spent(string? Attempt, Usage Usage) : TrackEvent;
}
