using Swarm.Core.Documents;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Run;

/// <summary>What a person is to know before money is spent: price, tasks, files, gates.</summary>
internal static class PlanView
{
    public static void Write(TrackState state, Answer answer)
    {
        if (state is not { Plan: { } plan, Estimate: { } estimate }) return;
        answer.Line();
        answer.Line($"Plan: {Counted.Of(plan.Tasks.Length, "task")}, ${estimate.LowUsd:0.00}–${estimate.HighUsd:0.00}; model calls stop at ${state.LimitUsd:0.00}.");
        answer.Line(Answer.Plain(plan.Summary, 2_000));
        answer.Table(null, ["task", "effort", "after", "title", "may write"], plan.Tasks.Select(task =>
            (string[])[task.Id, task.Effort, string.Join(' ', task.DependsOn), task.NeedsUserInput ? task.Title + " (may ask you)" : task.Title, string.Join(' ', task.Touches)]));
        answer.Line($"Gates: {string.Join(", ", state.RequiredGates)}. Protected: {string.Join(", ", ProtectedPaths.All)}.");
        foreach (var note in estimate.Notes) answer.Line(Answer.Plain(note));
        foreach (var part in state.Issue.Removed) answer.Line($"Stripped from the issue: {Answer.Plain(part)}");
        answer.Line();
    }
}
