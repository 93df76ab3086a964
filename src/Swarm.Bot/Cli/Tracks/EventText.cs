using Swarm.Core.Documents;
using Swarm.Core.Tracks;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>One fact of a track as a line for people.</summary>
internal static class EventText
{
    public static string Of(TrackEvent fact) => OfTrack(fact) ?? OfWork(fact) ?? OfPeople(fact) ?? OfReview(fact) ?? OfPlace(fact) ?? fact.GetType().Name;

    private static string? OfTrack(TrackEvent fact) => fact switch
    {
        TrackStarted e => $"track of {e.Repository.FullName}#{e.Issue} started by {e.Labeller.Login}: {e.Title}",
        TrackPrepared e => $"issue frozen, base {e.BaseBranch} at {Short(e.BaseCommit)}{(e.Issue.Removed.IsEmpty ? "" : $", {e.Issue.Removed.Length} hidden part(s) stripped")}",
        PhaseEntered e => $"phase {StatusText.Name(e.Phase)}",
        TrackEnded e => $"ended as {StatusText.Name(e.Phase)}: {e.End.Reason}{By(e.End.By)}",
        Explored => "repository explored",
        PlanRejected e => $"plan {e.Round} refused: {string.Join(" ", e.Faults)}",
        PlanAccepted e => $"plan of {e.Plan.Tasks.Length} task(s) taken",
        PreflightDone e => $"preflight done, ${e.Estimate.LowUsd:0.00}–${e.Estimate.HighUsd:0.00} expected",
        PlanApproved e => e.By is null ? "plan needs no approval" : $"plan approved{By(e.By)}",
        HeadStarted e => $"head begun at {Short(e.Commit)}",
        StepRedone e => $"step {e.Step} is done again",
        Spent e => $"{e.Attempt ?? "track"} spent ${e.Usage.CostUsd:0.0000} in {e.Usage.Calls} model call(s)",
        _ => null,
    };

    private static string? OfWork(TrackEvent fact) => fact switch
    {
        TasksAdded e => $"task(s) added: {string.Join(", ", e.Tasks.Select(task => $"{task.Id} {task.Title}"))}",
        AttemptStarted e => $"{e.Attempt} started from {Short(e.Base)} ({Words.Of(e.Cause)})",
        AttemptPaused e => $"{e.Attempt} waits for an answer",
        AttemptResumed e => $"{e.Attempt} goes on, session {e.Leg}",
        AttemptTakenIn e => $"{e.Attempt} taken in: {e.Changes.Length} file(s){(e.Commit is null ? "" : $", commit {Short(e.Commit)}")}",
        AttemptPassed e => $"{e.Attempt} passed its gates",
        TrackEvent.AttemptFailed e => $"{e.Attempt} failed ({Words.Of(e.Failure.Kind)}): {e.Failure.Text}",
        AttemptMerged e => $"{e.Attempt} merged, head {Short(e.Head)}",
        BaseMoved e => $"base moved to {Short(e.Commit)}",
        BaseBroughtUp e => $"base {Short(e.Base)} merged in, head {Short(e.Head)}",
        HeadMeasured e => $"head {Short(e.Evidence.Commit)} measured again",
        HeadPushed e => $"head {Short(e.Commit)} pushed",
        PullRequestOpened e => $"pull request #{e.PullRequest.Number} opened",
        _ => null,
    };

    private static string? OfPeople(TrackEvent fact) => fact switch
    {
        TasksReleased e => $"released{By(e.By)}: {string.Join(", ", e.Tasks)}",
        TaskSkipped e => $"{e.Task} left out{By(e.By)}",
        EscalationRaised e => $"{e.Escalation.Id} asked: {e.Escalation.Question}",
        EscalationAnswered e => $"{e.Id} answered{By(e.By)}: {e.Answer}",
        EscalationWithdrawn e => $"{e.Id} withdrawn: {e.Reason}",
        CommandHeard e => $"comment {e.Command.CommentId} {(e.Command.Accepted ? "obeyed" : "refused")}",
        TrackPaused e => $"paused{By(e.By)}",
        TrackResumed e => $"resumed{By(e.By)}",
        BudgetRaised e => $"limit raised by ${e.Usd:0.00}{By(e.By)}",
        PressRefused e => $"press of a button refused{By(e.By)}",
        RemeasureAsked e => $"checks of {Short(e.Request.Commit)} asked for again",
        _ => null,
    };

    private static string? OfReview(TrackEvent fact) => fact switch
    {
        CouncilOpened e => $"council {e.Round} on {Short(e.Commit)}: {string.Join(", ", e.Lenses)}",
        LensReported e => $"lens {e.Lens} reported",
        FindingsRaised e => $"finding(s) raised: {string.Join(", ", e.Findings.Select(each => $"{each.Id} {Words.Of(each.Severity)}"))}",
        ReviewHeard e => $"changes asked for{By(e.Review.By)}: {e.Review.Remarks.Length} remark(s)",
        ReviewsTaken e => $"reviews taken up: {string.Join(", ", e.Findings.Select(each => each.Id))}",
        FindingsSettled e => $"finding(s) {Words.Of(e.Status)}: {string.Join(", ", e.Ids)}",
        _ => null,
    };

    private static string? OfPlace(TrackEvent fact) => fact switch
    {
        GatesShown e => $"checks of every gate on {Short(e.Commit)}",
        TrackEvent.MergeGroupFormed e => $"a merge queue tries it on {Short(e.Commit)}",
        MergeGroupDropped e => $"a merge queue no longer tries it on {Short(e.Commit)}",
        TrackEvent.IssueEdited e => $"issue edited{By(e.By)}{(e.Issue is null ? ", not used" : "")}",
        HeadFoundMoved e => $"head found at {Short(e.Commit)}, pushed{By(e.By)}",
        HeadAdopted e => $"{Short(e.Pushed)} adopted, head {Short(e.Head)}",
        AccessLost e => $"may write no more: {e.Reason}",
        AccessRegained e => $"may write again in {e.Repository.FullName}",
        TrackEvent.RepositoryMoved e => $"repository is {e.Repository.FullName} now",
        NeighboursSeen e => e.Neighbours.IsEmpty ? "no other track touches its files" : $"{e.Neighbours.Length} other track(s) touch its files",
        _ => null,
    };

    private static string By(string? login) => login is null ? "" : $" by {login}";

    private static string Short(string commit) => commit.Length > 9 ? commit[..9] : commit;
}
