using System.Collections.Immutable;
using Swarm.Core.Commands;
using Swarm.Core.Documents;
using Swarm.Core.Policies;
using static Swarm.Core.Tracks.CommandOutcome;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What each command does in each state. A command that does not fit says so and names what does.</summary>
internal static class CommandDecisions
{
    public static CommandOutcome On(TrackState state, SwarmCommand command, string by, DateTimeOffset at) => command switch
    {
        SwarmCommand.Help => Says(HelpText.Write()),
        SwarmCommand.Status => Says(StatusText.Brief(state)),
        SwarmCommand.Next => Says(NextText.Write(state)),
        SwarmCommand.Unclear unclear => Refused(unclear.Advice),
        _ when state.Phase.IsFinal() => Refused($"The track has ended: {state.End?.Reason}. {state.End?.NextStep}"),
        SwarmCommand.Approve => Approve(state, by, at),
        SwarmCommand.Answer answer => Answer(state, answer, by, at),
        SwarmCommand.Retry retry => Retry(state, retry.Task, by, at),
        SwarmCommand.Skip skip => Skip(state, skip.Task, by, at),
        SwarmCommand.Dispatch dispatch => Release(state, dispatch.Tasks, by, at),
        SwarmCommand.Pause => state.IsPaused ? Refused("The track is paused already. `/swarm resume` goes on.") : Says("Paused: nothing new starts; what runs ends and waits. `/swarm resume` goes on.", new TrackPaused(by) { At = at }),
        SwarmCommand.Resume => state.IsPaused ? Done(new TrackResumed(by) { At = at }) : Refused($"The track is not paused. {StatusText.NextStep(state)}"),
        SwarmCommand.Budget budget => Says($"The limit is now ${state.LimitUsd + budget.Usd:0.00}.", new BudgetRaised(budget.Usd, by) { At = at }),
        SwarmCommand.Cancel => Done(TrackDecider.End(at, TrackPhase.Cancelled, "`/swarm cancel`", by)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a meaning."),
    };

    private static CommandOutcome Approve(TrackState state, string by, DateTimeOffset at)
    {
        if (state.Phase == TrackPhase.Approval && !state.IsApproved) return Done(new PlanApproved(by) { At = at });
        return EscalationDecisions.Approve(state, by, at) is { IsEmpty: false } passed
            ? Done(passed)
            : Refused($"There is nothing to approve now. {StatusText.NextStep(state)}");
    }

    private static CommandOutcome Answer(TrackState state, SwarmCommand.Answer answer, string by, DateTimeOffset at)
    {
        if (state.Escalations.FirstOrDefault(each => each.Id == answer.Escalation) is not { } escalation)
        {
            var open = string.Join(", ", state.OpenEscalations.Select(each => each.Id));
            return Refused(open.Length == 0 ? $"There is no question {Named(answer.Escalation)}; none is open." : $"There is no question {Named(answer.Escalation)}. Open: {open}.");
        }

        if (!escalation.IsOpen) return Refused($"{escalation.Id} is answered: {MarkdownText.Inline(MarkdownText.Cut(escalation.Answer!, 300))}.");
        if (AnswerReader.Option(escalation, answer.Words) is { } number) return Done(EscalationDecisions.Choose(escalation, number, by, at));
        // A number beyond the options is a slip, not an answer in own words.
        var said = int.TryParse(answer.Words, out _) ? null : EscalationDecisions.Say(escalation, answer.Words, by, at);
        return said is { } events ? Done(events) : Refused(EscalationDecisions.AskBack(escalation));
    }

    private static CommandOutcome Retry(TrackState state, string id, string by, DateTimeOffset at)
    {
        if (state.OpenEscalations.FirstOrDefault(each => each.Kind == EscalationKind.TaskFailed && each.Subject == id) is { } asked)
            return Done(EscalationDecisions.Choose(asked, 1, by, at));
        return Refused($"{Known(state, id)} Only a task that waits for a decision can be tried again. {StatusText.NextStep(state)}");
    }

    private static CommandOutcome Skip(TrackState state, string id, string by, DateTimeOffset at)
    {
        if (state.Tasks.All(task => task.Id != id) || state.IsSettled(id) || state.OpenAttempts.Any(attempt => attempt.Task == id))
            return Refused($"{Known(state, id)} Only a task that does not run and is not done can be left out.");
        var withdrawn = state.OpenEscalations.Where(each => each.Subject == id)
            .Select(TrackEvent (each) => new EscalationWithdrawn(each.Id, $"{id} was left out") { At = at });
        return Done([new TaskSkipped(id, by) { At = at }, .. withdrawn]);
    }

    private static CommandOutcome Release(TrackState state, ImmutableArray<string> ids, string by, DateTimeOffset at)
    {
        if (state.Settings.Autonomy != Autonomy.Manual) return Refused("Tasks start by themselves here; `dispatch` is for `autonomy: manual`.");
        var unknown = ids.Where(id => state.Tasks.All(task => task.Id != id)).ToList();
        return unknown.Count > 0
            ? Refused($"There is no task {string.Join(", ", unknown.Take(5).Select(Named))}.")
            : Done(new TasksReleased(ids, by) { At = at });
    }

    private static string Known(TrackState state, string id) =>
        state.Tasks.Any(task => task.Id == id) ? $"{id} is {TaskStatuses.Of(state, id).ToString().ToLowerInvariant()}." : $"There is no task {Named(id)}.";

    private static string Named(string word) => MarkdownText.Code(MarkdownText.Cut(word, 40));
}
