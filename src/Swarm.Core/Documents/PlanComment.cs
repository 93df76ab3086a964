using System.Text;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>Said before money is spent: price, tasks, files, what a push would start, what is protected.</summary>
public static class PlanComment
{
    public static string Write(TrackState state)
    {
        var (plan, estimate) = (state.Plan!, state.Estimate!);
        var text = new StringBuilder($"### Plan: {plan.Tasks.Length} task(s), ${estimate.LowUsd:0.00}–${estimate.HighUsd:0.00}\n\n{MarkdownText.Inline(plan.Summary)}\n\n");
        text.Append($"Model calls stop at ${state.LimitUsd:0.00}, before the call that would pass it. The range is an assumption from the tasks' efforts.\n\n");
        text.Append("| task | effort | after | may write |\n|---|---|---|---|\n");
        foreach (var task in plan.Tasks)
            text.Append($"| **{task.Id}** {MarkdownText.Inline(task.Title)}{(task.NeedsUserInput ? " (may ask you)" : "")} | {task.Effort} | {string.Join(", ", task.DependsOn)} | {string.Join(", ", task.Touches.Select(MarkdownText.Code))} |\n");
        text.Append($"\n- Gates: {string.Join(", ", state.RequiredGates.Select(MarkdownText.Code))}\n");
        text.Append(estimate.Workflows.IsEmpty
            ? "- Workflows that a push would start: none\n"
            : $"- Workflows that a push would start: {string.Join(", ", estimate.Workflows.Select(MarkdownText.Code))}\n");
        text.Append($"- Protected, whatever the plan says: {string.Join(", ", ProtectedPaths.All.Select(MarkdownText.Code))}\n");
        text.Append($"- The app writes only {MarkdownText.Code(state.HeadBranch)} and never merges\n");
        foreach (var note in estimate.Notes) text.Append($"- {MarkdownText.Inline(note)}\n");
        if (!state.Issue.Removed.IsEmpty) text.Append("\n" + StatusComment.Removed(state) + "\n");
        return text.Append("\n" + Boxes(state)).ToString();
    }

    private static string Boxes(TrackState state)
    {
        var approved = state.IsApproved;
        var stopped = state.Phase == TrackPhase.Cancelled;
        var approve = approved ? "- [x] Approved" : "- [ ] Approve: let it run (or `/swarm approve`)";
        return $"{approve}\n- [{(stopped ? 'x' : ' ')}] Stop: end the track (or `/swarm cancel`)";
    }
}
