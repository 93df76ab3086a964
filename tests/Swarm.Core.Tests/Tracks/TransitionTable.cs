using System.Collections.Immutable;
using System.Text;
using Swarm.Core.Gates;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

/// <summary>What the fold itself does with every event in every phase and every stage of an attempt.</summary>
internal static class TransitionTable
{
    private static readonly TrackState Working = Road.Running(null, Task("T01", "a"), Task("T02", "b")).Ends("attempt/T02-1", Failure(FailureKind.Setup)).State;

    public static string Print()
    {
        var text = new StringBuilder("Phases: what each event does in each phase.\n");
        foreach (var from in Enum.GetValues<TrackPhase>())
            Row(text, from.ToString(), Phases(from));
        text.Append("\nAttempts: what each event does in each stage.\n");
        foreach (var from in Enum.GetValues<AttemptStage>())
            Row(text, from.ToString(), Stages(from));
        return text.ToString();
    }

    private static void Row(StringBuilder text, string from, IEnumerable<(string Event, string? To)> all)
    {
        text.Append($"\n{from}\n");
        foreach (var group in all.GroupBy(each => each.To).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append($"  {group.Key ?? "impossible"}: {string.Join(", ", group.Select(each => each.Event))}\n");
    }

    private static IEnumerable<(string, string?)> Phases(TrackPhase from) => PhaseEvents().Select(next => (Name(next), After(from, next)));

    private static string? After(TrackPhase from, TrackEvent next)
    {
        var state = Working with { Phase = from, Head = next is HeadStarted ? null : Working.Head };
        return Fold(state, next) is { } after ? (after.Phase == from ? "stays" : $"-> {after.Phase}") : null;
    }

    private static IEnumerable<(string, string?)> Stages(AttemptStage from) => AttemptEvents().Select(next => (Name(next), After(from, next)));

    private static string? After(AttemptStage from, TrackEvent next)
    {
        var state = Working with { Attempts = [.. Working.Attempts.Select(each => each.Id == "T01-1" ? each with { Stage = from } : each)], MergeQueue = from == AttemptStage.Merging ? ["T01-1"] : [] };
        if (Fold(state, next) is not { } after) return null;
        return after.Attempt("T01-1").Stage is var to && to == from ? "stays" : $"-> {to}";
    }

    private static TrackState? Fold(TrackState state, TrackEvent next)
    {
        try
        {
            return TrackFold.Evolve(state, next);
        }
        catch (ImpossibleEventException)
        {
            return null;
        }
    }

    private static string Name(TrackEvent next) => next switch
    {
        PhaseEntered e => $"PhaseEntered({e.Phase})",
        TrackEnded e => $"TrackEnded({e.Phase})",
        AttemptPassed e => $"AttemptPassed({(e.Evidence.Gates.IsEmpty ? "without evidence" : "with evidence")})",
        AttemptMerged e => $"AttemptMerged({(e.Evidence.Gates.IsEmpty ? "without evidence" : "with evidence")})",
        AttemptStarted e => $"AttemptStarted({e.Attempt})",
        _ => next.GetType().Name,
    };

    /// <summary>One of every kind of event, and phases to enter and to end in one by one.</summary>
    public static ImmutableArray<TrackEvent> PhaseEvents() =>
    [
        .. Enum.GetValues<TrackPhase>().Select(phase => new PhaseEntered(phase) { At = Noon }),
        .. Enum.GetValues<TrackPhase>().Select(phase => new TrackEnded(phase, new TrackEnd("", null, "")) { At = Noon }),
        new TrackStarted(Key, Repository, 12, "", Writer) { At = Noon },
        new TrackPrepared(Issue, Settings, "main", "base0") { At = Noon },
        new Explored("") { At = Noon },
        new PlanRejected(1, []) { At = Noon },
        new PlanAccepted(Working.Plan!) { At = Noon },
        new PreflightDone(Working.Estimate!) { At = Noon },
        new PlanApproved(null) { At = Noon },
        new HeadStarted("start") { At = Noon },
        new TasksReleased(["T01"], "mara") { At = Noon },
        new TasksAdded([], null) { At = Noon },
        new TaskSkipped("T02", "mara") { At = Noon },
        new EscalationRaised(Working.Escalations[0] with { Id = "E-02" }) { At = Noon },
        new EscalationAnswered("E-01", 1, "", "mara") { At = Noon },
        new EscalationWithdrawn("E-01", "") { At = Noon },
        new BaseMoved("base1") { At = Noon },
        new BaseBroughtUp("base1", "up", Good("up")) { At = Noon },
        new HeadMeasured(1, Good("start")) { At = Noon },
        new HeadPushed("start") { At = Noon },
        new PullRequestOpened(new PullRequestFacts(1, "", "")) { At = Noon },
        new CouncilOpened(1, "start", []) { At = Noon },
        new LensReported(1, "security", "") { At = Noon },
        new FindingsRaised([]) { At = Noon },
        new FindingsSettled([], Review.FindingStatus.Left, null) { At = Noon },
        new ReviewHeard(new Review.HumanReview(5, "mara", [new Review.ReviewRemark(6, "a/x", 3, "No.")])) { At = Noon },
        new TrackEvent.ReviewsTaken([]) { At = Noon },
        new RemeasureAsked(new Remeasure(1, "start")) { At = Noon },
        new GatesShown("start") { At = Noon },
        new TrackEvent.MergeGroupFormed("group") { At = Noon },
        new TrackEvent.MergeGroupDropped("group") { At = Noon },
        new IssueEdited("mara", true, null) { At = Noon },
        new HeadFoundMoved("theirs", "mara") { At = Noon },
        new HeadAdopted("theirs", "theirs", Good("theirs")) { At = Noon },
        new AccessLost("archived") { At = Noon },
        new AccessRegained(Repository) { At = Noon },
        new RepositoryMoved(Repository) { At = Noon },
        new NeighboursSeen([]) { At = Noon },
        new StepRedone("explore") { At = Noon },
        new CommandHeard(new HeardCommand(1, true), null) { At = Noon },
        new PressRefused("nils") { At = Noon },
        new TrackPaused("mara") { At = Noon },
        new TrackResumed("mara") { At = Noon },
        new BudgetRaised(1, "mara") { At = Noon },
        new Spent(null, Usage.None) { At = Noon },
        new TrackEvent.AttemptFailed("T01-1", new AttemptFailure(FailureKind.Agent, ""), null) { At = Noon },
    ];

    public static ImmutableArray<TrackEvent> AttemptEvents() =>
    [
        new AttemptStarted("T01-1", "T01", 1, "start", AttemptCause.First, null) { At = Noon },
        new AttemptStarted("T01-2", "T01", 2, "start", AttemptCause.Retry, null) { At = Noon },
        new AttemptPaused("T01-1", null) { At = Noon },
        new AttemptResumed("T01-1", 2) { At = Noon },
        new AttemptTakenIn("T01-1", "c", [], [], "", null) { At = Noon },
        new AttemptPassed("T01-1", Good("c")) { At = Noon },
        new AttemptPassed("T01-1", new Evidence("c", [])) { At = Noon },
        new TrackEvent.AttemptFailed("T01-1", new AttemptFailure(FailureKind.Agent, ""), null) { At = Noon },
        new AttemptMerged("T01-1", "h", Good("h")) { At = Noon },
        new AttemptMerged("T01-1", "h", new Evidence("h", [])) { At = Noon },
    ];
}
