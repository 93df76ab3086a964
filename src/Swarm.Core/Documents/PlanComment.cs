using System.Text;
using Swarm.Core.Plans;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>Said before money is spent: price, tasks, files, what a push would start, what is protected.</summary>
public static class PlanComment
{
    public static string Write(TrackState state)
    {
        var (plan, estimate) = (state.Plan!, state.Estimate!);
        var text = new StringBuilder($"### Plan: {Counted.Of(plan.Tasks.Length, "task")}, ${estimate.LowUsd:0.00}–${estimate.HighUsd:0.00}\n\n{MarkdownText.Inline(MarkdownText.Cut(plan.Summary, 2_000))}\n\n");
        text.Append($"Model calls stop at ${state.LimitUsd:0.00}, before the call that would pass it. The range is an assumption from the tasks' efforts.\n\n");
        text.Append("| task | effort | after | may write |\n|---|---|---|---|\n");
        text.Append(MarkdownText.Lines(plan.Tasks.Select(Row), 30_000));
        text.Append($"\n- Gates: {string.Join(", ", state.RequiredGates.Select(MarkdownText.Code))}\n");
        text.Append(estimate.Workflows.IsEmpty
            ? "- Workflows that a push would start: none\n"
            : $"- Workflows that a push would start: {MarkdownText.Cut(string.Join(", ", estimate.Workflows.Select(MarkdownText.Code)), 4_000)}\n");
        text.Append($"- Protected, whatever the plan says: {string.Join(", ", ProtectedPaths.All.Select(MarkdownText.Code))}\n");
        text.Append($"- The app writes only {MarkdownText.Code(state.HeadBranch)} and never merges\n");
        text.Append(MarkdownText.Lines(estimate.Notes.Select(note => $"- {MarkdownText.Inline(note)}\n"), 6_000));
        if (!state.Issue.Removed.IsEmpty) text.Append("\n" + StatusComment.Removed(state) + "\n");
        return text.Append("\n" + Boxes(state)).ToString();
    }

    private static string Row(PlanTask task) =>
        $"| **{task.Id}** {StatusComment.Title(task)}{(task.NeedsUserInput ? " (may ask you)" : "")} | {task.Effort} | {string.Join(", ", task.DependsOn)} | {Touches(task)} |\n";

    /// <summary>Every touch that fits a cell; what a person approves must not be cut without a word.</summary>
    private static string Touches(PlanTask task)
    {
        var shown = task.Touches.Take(20).Select(touch => MarkdownText.Code(MarkdownText.Cut(touch, 200)));
        return string.Join(", ", shown) + (task.Touches.Length > 20 ? $" and {task.Touches.Length - 20} more" : "");
    }

    private static string Boxes(TrackState state)
    {
        var approved = state.IsApproved;
        var stopped = state.Phase == TrackPhase.Cancelled;
        var approve = approved ? "- [x] Approved" : "- [ ] Approve: let it run (or `/swarm approve`)";
        // A box that does nothing any more is no box.
        if (state.Phase.IsFinal() && !stopped) return approved ? approve : "The track ended before the plan was approved.";
        return $"{approve}\n- [{(stopped ? 'x' : ' ')}] Stop: end the track (or `/swarm cancel`)";
    }
}
