using System.Collections.Immutable;
using Swarm.Core.Documents;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What an answer does.</summary>
internal static class EscalationDecisions
{
    public static ImmutableArray<TrackEvent> Choose(Escalation escalation, int number, string by, DateTimeOffset at)
    {
        var option = escalation.Options[number - 1];
        var answered = new EscalationAnswered(escalation.Id, number, option.Text, by) { At = at };
        return [answered, .. Effect(escalation, option.Effect, by, at)];
    }

    /// <summary>Own words are an answer to an agent's question only; what the app asks it can do in the named ways only.</summary>
    public static ImmutableArray<TrackEvent>? Say(Escalation escalation, string words, string by, DateTimeOffset at) =>
        escalation.Kind == EscalationKind.Question
            ? [new EscalationAnswered(escalation.Id, 0, words, by) { At = at }]
            : null;

    public static string AskBack(Escalation escalation)
    {
        var options = string.Concat(escalation.Options.Select((option, index) => $"\n{index + 1}. {MarkdownText.Inline(MarkdownText.Cut(option.Text, 300))}"));
        var words = escalation.Kind == EscalationKind.Question ? " or in your own words" : "";
        return $"I cannot tell what this answers. Write `/swarm answer {escalation.Id} <number>`{words}.{options}";
    }

    /// <summary>The open checkpoint is passed; nothing where none is open.</summary>
    public static ImmutableArray<TrackEvent> Approve(TrackState state, string by, DateTimeOffset at) =>
        Checkpoints.Open(state) is { } asked ? Choose(asked, asked.ApproveOption, by, at) : [];

    private static ImmutableArray<TrackEvent> Effect(Escalation escalation, EscalationEffect effect, string by, DateTimeOffset at) =>
        (effect, escalation.Kind) switch
        {
            (EscalationEffect.Cancel, _) => [TrackDecider.End(at, TrackPhase.Cancelled, $"{escalation.Id} was answered with “cancel”", by)],
            (EscalationEffect.Skip, EscalationKind.TaskFailed) => [new TaskSkipped(escalation.Subject, by) { At = at }],
            (EscalationEffect.Retry, EscalationKind.StepFailed) => [new StepRedone(escalation.Subject) { At = at }],
            // A passed checkpoint is one that is closed. A task that may be tried again is simply ready once its question is closed, and an attempt that was told goes on as soon as it has a slot.
            _ => [],
        };
}
