using System.Collections.Immutable;
using Swarm.Core.Commands;
using Swarm.Core.Documents;
using Swarm.Core.Policies;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tracks;

/// <summary>What people's words and ticks mean. A comment is heard once; conversation gets no reply.</summary>
internal static class CommentDecisions
{
    /// <summary>One comment may hold many commands; their answers fill at most so many comments.</summary>
    private const int MostReply = 4 * BodyLimits.Body;

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.CommentWritten comment)
    {
        if (state.Heard.Any(heard => heard.CommentId == comment.CommentId)) return [];
        var commands = CommandReader.Read(comment.Body);
        if (!commands.IsEmpty) return Commands(state, comment, commands);
        if (state.Phase.IsFinal() || AnswerReader.Find(state, comment.Body) is not { } answer) return [];
        return comment.By.CanWrite ? Answer(state, comment, answer.Escalation, answer.Words) : [];
    }

    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.BoxTicked box)
    {
        if (state.Phase.IsFinal() || !box.By.CanWrite) return [];
        if (box.Surface == SurfaceKeys.PlanNotice) return Plan(state, box);
        var escalation = state.OpenEscalations.FirstOrDefault(each => each.Id == SurfaceKeys.EscalationOf(box.Surface));
        // Two boxes at once are unclear, and an unclear answer is never taken as consent: the boxes stay for the person to sort out.
        return escalation is not null && box.Boxes is [var number and > 0] && number <= escalation.Options.Length
            ? EscalationDecisions.Choose(escalation, number, box.By.Login, box.At)
            : [];
    }

    private static ImmutableArray<TrackEvent> Plan(TrackState state, TrackSignal.BoxTicked box)
    {
        if (box.Boxes.Contains(SurfaceKeys.StopBox)) return [TrackDecider.End(box.At, TrackPhase.Cancelled, "the Stop box was ticked", box.By.Login)];
        return box.Boxes.Contains(SurfaceKeys.ApproveBox) && state.Phase == TrackPhase.Approval && !state.IsApproved
            ? [new PlanApproved(box.By.Login) { At = box.At }]
            : [];
    }

    private static ImmutableArray<TrackEvent> Commands(TrackState state, TrackSignal.CommentWritten comment, ImmutableArray<SwarmCommand> commands)
    {
        if (!comment.By.CanWrite)
            return [Heard(comment, false, Refusal(state, comment.By))];

        // Each command sees what the ones before it did; one reply answers them all.
        var events = ImmutableArray.CreateBuilder<TrackEvent>();
        var replies = new List<string>();
        var (now, accepted) = (state, true);
        foreach (var command in commands)
        {
            var outcome = CommandDecisions.On(now, command, comment.By.Login, comment.At);
            events.AddRange(outcome.Events);
            now = TrackFold.Evolve(now, outcome.Events)!;
            accepted &= outcome.Accepted;
            if (outcome.Reply is not null) replies.Add(outcome.Reply);
        }

        events.Add(Heard(comment, accepted, replies.Count == 0 ? null : MarkdownText.Cut(string.Join("\n\n", replies), MostReply)));
        return events.ToImmutable();
    }

    /// <summary>Said once to each: who may not command must not make the app write a comment for every one of theirs.</summary>
    private static string? Refusal(TrackState state, Actor by)
    {
        var text = $"@{by.Login}, commands {AccessText.Needed(state)}";
        return state.Replies.Any(reply => reply.Text == text) ? null : text;
    }

    private static ImmutableArray<TrackEvent> Answer(TrackState state, TrackSignal.CommentWritten comment, Escalation escalation, string words)
    {
        if (AnswerReader.Option(escalation, words) is { } number)
            return EscalationDecisions.Choose(escalation, number, comment.By.Login, comment.At).Add(Heard(comment, true, null));
        return [Heard(comment, false, EscalationDecisions.AskBack(escalation))];
    }

    private static CommandHeard Heard(TrackSignal.CommentWritten comment, bool accepted, string? reply) =>
        new(new HeardCommand(comment.CommentId, accepted), reply is null ? null : new Reply(comment.CommentId, reply)) { At = comment.At };

    /// <summary>Until planning begins the newest text of somebody with write access counts; later changes, and those of others, are shown only.</summary>
    public static ImmutableArray<TrackEvent> On(TrackState state, TrackSignal.IssueEdited edited)
    {
        var (title, body) = (UntrustedText.Clean(edited.Title), UntrustedText.Clean(edited.Body ?? ""));
        // Who edits and edits back, or a delivery that comes late, changes nothing.
        if (title.Text == UntrustedText.Clean(state.Issue.Title).Text && body.Text == UntrustedText.Clean(state.Issue.Body).Text) return [];
        var used = edited.By.CanWrite && state.Phase < TrackPhase.Plan;
        if (!used && state.Edits.LastOrDefault() == new IssueEdit(edited.By.Login, edited.By.CanWrite, false)) return [];
        var issue = used ? state.Issue with { Title = title.Text, Body = body.Text, Removed = [.. title.Removed, .. body.Removed] } : null;
        return [new IssueEdited(edited.By.Login, edited.By.CanWrite, issue) { At = edited.At }];
    }
}
