using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Review;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>Folds events into state. An impossible event throws: a wrong stream must stop, not be guessed at.</summary>
public static class TrackFold
{
    /// <exception cref="ImpossibleEventException">The event cannot follow the state.</exception>
    public static TrackState Evolve(TrackState? state, TrackEvent next)
    {
        if (next is TrackStarted started)
            return state is null ? Begin(started) : throw new ImpossibleEventException(state, next, "the track has started before");
        if (state is null) throw new ImpossibleEventException(null, next, "the track has not started");
        if (state.Phase.IsFinal() && next is not (CommandHeard or Spent or AccessLost or AccessRegained or RepositoryMoved)) throw new ImpossibleEventException(state, next, "the track has ended");
        return Apply(state, next) with { UpdatedAt = next.At };
    }

    public static TrackState? Evolve(TrackState? state, IEnumerable<TrackEvent> events) => events.Aggregate(state, Evolve);

    private static TrackState Begin(TrackStarted started) => new()
    {
        Key = started.Key,
        Repository = started.Repository,
        Labeller = started.Labeller,
        Labelling = started.Labelling,
        Issue = new IssueFacts(started.Issue, started.Title, started.Body ?? "", "", [], []),
        StartedAt = started.At,
        UpdatedAt = started.At,
    };

    private static TrackState Apply(TrackState state, TrackEvent next) => next switch
    {
        TrackPrepared e => state with { Issue = state.Edits.Any(edit => edit.IsUsed) ? e.Issue with { Title = state.Issue.Title, Body = state.Issue.Body } : e.Issue, Settings = e.Settings, BaseBranch = e.BaseBranch, BaseCommit = e.BaseCommit, BaseTip = e.BaseCommit },
        PhaseEntered e => Enter(state, e),
        TrackEnded e => e.Phase.IsFinal() && TrackPhases.CanFollow(state.Phase, e.Phase)
            ? state with { Phase = e.Phase, End = e.End, MergeQueue = [], Escalations = [.. state.Escalations.Select(Withdraw)] }
            : throw new ImpossibleEventException(state, next, $"{state.Phase} cannot end as {e.Phase}"),
        Explored e => state with { Exploration = e.Summary },
        PlanRejected e => state with { PlanRound = e.Round, PlanFaults = e.Faults },
        PlanAccepted e => state with { Plan = e.Plan, PlanFaults = [], Tasks = e.Plan.Tasks },
        PreflightDone e => state with { Estimate = e.Estimate },
        PlanApproved => state with { IsApproved = true },
        HeadStarted e => state.Head is null ? state with { Head = e.Commit } : throw new ImpossibleEventException(state, next, "the head exists"),
        TasksReleased e => state with { Released = state.Released.Union(e.Tasks) },
        TasksAdded e => state with
        {
            Tasks = state.Tasks.AddRange(e.Tasks),
            MergeWith = e.MergeWith is null ? state.MergeWith : state.MergeWith.SetItems(e.Tasks.Select(task => KeyValuePair.Create(task.Id, e.MergeWith))),
        },
        TaskSkipped e => state with { Skipped = state.Skipped.Add(e.Task) },
        AttemptStarted or AttemptPaused or AttemptResumed or AttemptTakenIn or AttemptPassed or TrackEvent.AttemptFailed or AttemptMerged => AttemptFold.Apply(state, next),
        EscalationRaised e => AttemptFold.Ask(state, e.Escalation) with { Escalations = state.Escalations.Add(e.Escalation) },
        EscalationAnswered e => state with { Escalations = Settle(state, next, e.Id, each => each with { Answer = e.Answer, AnsweredBy = e.By }) },
        EscalationWithdrawn e => state with { Escalations = Settle(state, next, e.Id, each => each with { Answer = e.Reason }) },
        BaseMoved e => state with { BaseTip = e.Commit },
        BaseBroughtUp e => state with { BaseCommit = e.Base, BaseTip = state.BaseTip == state.TipAtIntegration ? e.Base : state.BaseTip, Head = e.Head, HeadEvidence = e.Evidence, BringUps = state.BringUps + 1 },
        HeadMeasured e => state with { Remeasured = e.Request, HeadEvidence = e.Evidence.Commit == state.Head ? e.Evidence : state.HeadEvidence },
        HeadPushed e => state with { PushedHead = e.Commit },
        IssueEdited e => state with { Issue = e.Issue ?? state.Issue, Edits = state.Edits.Add(new IssueEdit(e.By, e.CanWrite, e.Issue is not null)) },
        HeadFoundMoved e => state with { Foreign = e.Commit },
        HeadAdopted e => state with { Foreign = null, PushedHead = e.Pushed, Head = e.Head, HeadEvidence = e.Evidence },
        AccessLost e => state with { Away = e.Reason },
        AccessRegained e => state with { Away = null, Repository = e.Repository },
        RepositoryMoved e => state with { Repository = e.Repository },
        NeighboursSeen e => state with { Neighbours = e.Neighbours },
        PullRequestOpened e => state with { PullRequest = e.PullRequest },
        CouncilOpened e => state with { CouncilRound = e.Round, CouncilCommit = e.Commit, Lenses = [.. e.Lenses.Select(lens => new LensState(lens, false, ""))] },
        LensReported e => state with { Lenses = [.. state.Lenses.Select(lens => lens.Lens == e.Lens ? lens with { Reported = true, Note = e.Note, Silent = e.Silent } : lens)] },
        FindingsRaised e => state with { Findings = Council.Merge(state.Findings, e.Findings) },
        FindingsSettled e => state with { Findings = [.. state.Findings.Select(finding => e.Ids.Contains(finding.Id) ? finding with { Status = e.Status, Commit = e.Commit } : finding)] },
        ReviewHeard e => state.Reviews.Any(review => review.Id == e.Review.Id) ? throw new ImpossibleEventException(state, next, "the review was heard before") : state with { Reviews = state.Reviews.Add(e.Review) },
        TrackEvent.ReviewsTaken e => state.ReviewsTaken == state.Reviews.Length ? throw new ImpossibleEventException(state, next, "no review waits") : state with { Findings = state.Findings.AddRange(e.Findings), ReviewsTaken = state.Reviews.Length },
        RemeasureAsked e => state with { Remeasures = state.Remeasures.Add(e.Request) },
        GatesShown e => state with { GatesHead = e.Commit, GatesAt = e.At },
        MergeGroupFormed e => state with { MergeGroups = state.MergeGroups.Add(new MergeGroup(e.Commit, true)) },
        MergeGroupDropped e => state with { MergeGroups = [.. state.MergeGroups.Where(group => group.Commit != e.Commit), new MergeGroup(e.Commit, false)] },
        StepRedone e => state with { Redone = state.Redone.SetItem(e.Step, state.Redone.GetValueOrDefault(e.Step) + 1) },
        CommandHeard e => state with { Heard = state.Heard.Add(e.Command), Replies = e.Reply is null ? state.Replies : state.Replies.Add(e.Reply) },
        PressRefused e => state.Refused.Contains(e.By) ? throw new ImpossibleEventException(state, next, "they were told before") : state with { Refused = state.Refused.Add(e.By) },
        TrackPaused => state with { IsPaused = true, JobsAtPause = [.. TrackJobs.Of(state).Select(job => job.Key)] },
        TrackResumed => state with { IsPaused = false, JobsAtPause = [] },
        BudgetRaised e => state with { ExtraUsd = state.ExtraUsd + e.Usd },
        Spent e => AttemptFold.Spend(state with { Usage = state.Usage + e.Usage }, e),
        _ => throw new ImpossibleEventException(state, next, "it is unknown here"),
    };

    private static TrackState Enter(TrackState state, PhaseEntered e) =>
        TrackPhases.CanFollow(state.Phase, e.Phase) && !e.Phase.IsFinal()
            ? state with { Phase = e.Phase, TipAtIntegration = e.Phase == TrackPhase.Integrate ? state.BaseTip : state.TipAtIntegration }
            : throw new ImpossibleEventException(state, e, $"{e.Phase} cannot follow {state.Phase}");

    private static ImmutableArray<Escalation> Settle(TrackState state, TrackEvent next, string id, Func<Escalation, Escalation> settle) =>
        state.Escalations.Any(each => each.Id == id && each.IsOpen)
            ? [.. state.Escalations.Select(each => each.Id == id ? settle(each) : each)]
            : throw new ImpossibleEventException(state, next, $"{id} is not open");

    private static Escalation Withdraw(Escalation each) => each.IsOpen ? each with { Answer = "the track ended" } : each;
}
