using System.Text;
using Swarm.Core.Plans;
using Swarm.Core.Tracks;
using TaskStatus = Swarm.Core.Tracks.TaskStatus;

namespace Swarm.Core.Documents;

/// <summary>The one sticky comment on the issue.</summary>
public static class StatusComment
{
    /// <summary>A larger graph is left out: half of one cannot be drawn.</summary>
    private const int LongestGraph = 20_000;

    /// <summary>A change of this is shown at once; everything else may wait for the next writing.</summary>
    public static string Pressing(TrackState state) =>
        $"{state.Phase}{state.IsPaused}{state.PullRequest?.Number}{string.Concat(state.Escalations.Select(each => $"{each.Id}{each.IsOpen}"))}";

    public static string Write(TrackState state)
    {
        var text = new StringBuilder($"### Swarm: {StatusText.PhaseName(state)}\n\n{StatusText.NextStep(state)}\n");
        if (Checkpoints.Open(state) is { } asked) text.Append($"\n{CheckpointText.Shown(asked)}\n");
        if (state.PullRequest is { } pull) text.Append($"\nPull request: #{pull.Number}\n");
        if (state.PlanFaults.Length > 0)
            text.Append($"\nThe plan of round {state.PlanRound} was refused:\n{MarkdownText.Lines(state.PlanFaults.Select(fault => $"- {MarkdownText.Inline(MarkdownText.Cut(fault.ToString(), 500))}\n"), 8_000)}");
        if (!state.Tasks.IsEmpty) text.Append($"\n{TaskList(state)}\n{Graph(state)}");
        // A track that never began has spent nothing and takes no commands.
        if (state is { Phase: TrackPhase.Failed, Usage.Calls: 0 }) return text.ToString();
        text.Append($"\nSpent: ${state.Usage.CostUsd:0.00} of ${state.LimitUsd:0.00} in {state.Usage.Calls} model calls.");
        if (state.Usage.CostUsd >= state.LimitUsd * state.Settings.Budget.WarnAt) text.Append(" **Near the limit:** `/swarm budget +5` raises it.");
        if (state.OpenEscalations.Any()) text.Append($"\n\nWaiting for a person: {string.Join(", ", state.OpenEscalations.Select(each => each.Id))}.");
        if (!state.Neighbours.IsEmpty) text.Append("\n\n" + Neighbours(state));
        if (!state.Edits.IsEmpty) text.Append("\n\n" + Edits(state));
        if (!state.Issue.Removed.IsEmpty) text.Append("\n\n" + Removed(state));
        return text.Append("\n\n<sub>`/swarm help` lists the commands.</sub>").ToString();
    }

    public static string TaskList(TrackState state) =>
        MarkdownText.Lines(state.Tasks.Select(task => $"- {Symbol(TaskStatuses.Of(state, task.Id))} **{task.Id}** {Title(task)}{Detail(state, task.Id)}\n"), 20_000);

    /// <summary>A task's title as it stands in lists and tables.</summary>
    public static string Title(PlanTask task) => MarkdownText.Inline(MarkdownText.Cut(task.Title, 150));

    /// <summary>What was stripped from the issue, so that a person can see what an agent was not to see.</summary>
    public static string Removed(TrackState state) =>
        "<details><summary>Hidden text was stripped from the issue before any agent saw it</summary>\n\n"
        + MarkdownText.Lines(state.Issue.Removed.Select(part => $"- {MarkdownText.Code(part)}\n"), 5_000)
        + "\n</details>";

    private static string Neighbours(TrackState state) => MarkdownText.Lines(
        state.Neighbours.Select(each => $"#{each.Issue} changes the same files: {string.Join(", ", each.Touches.Take(5).Select(MarkdownText.Code))}{(each.Touches.Length > 5 ? $" and {each.Touches.Length - 5} more" : "")}.\n"), 4_000);

    private static string Edits(TrackState state)
    {
        var ignored = state.Edits.Where(edit => !edit.IsUsed).ToList();
        var used = state.Edits.Where(edit => edit.IsUsed).Select(edit => $"@{edit.By}").Distinct().ToList();
        var text = used.Count == 0 ? "" : $"The issue was edited by {string.Join(", ", used.Take(5))} before planning began; the new text is used.\n";
        if (ignored.Count == 0) return text;
        var people = string.Join(", ", ignored.Select(edit => $"@{edit.By}{(edit.CanWrite ? "" : " (no write access)")}").Distinct().Take(5));
        return text + $"The issue was edited by {people} since; the agents work from the text as it was. To plan anew, remove the label and set it again.";
    }

    private static string Graph(TrackState state)
    {
        var graph = MermaidGraph.Write(state);
        return graph.Length > LongestGraph ? "" : $"<details><summary>Graph</summary>\n\n{graph}\n\n</details>\n";
    }

    private static string Held(TrackState state, string id) =>
        ReadySet.WaitsFor(state, state.Task(id)) is { } first ? $", until #{first.Issue} has ended"
        : TaskStatuses.Holder(state, id) is { } holder ? $", held by {holder.Task}"
        : "";

    private static string Symbol(TaskStatus status) => status switch
    {
        TaskStatus.Done => "●",
        TaskStatus.Running or TaskStatus.Checking or TaskStatus.Merging => "◐",
        TaskStatus.Waiting => "◑",
        TaskStatus.Failed => "✕",
        TaskStatus.Skipped => "–",
        _ => "○",
    };

    private static string Detail(TrackState state, string id)
    {
        var attempts = state.Attempts.Count(attempt => attempt.Task == id);
        var status = TaskStatuses.Of(state, id);
        var held = status == TaskStatus.Blocked ? Held(state, id) : "";
        var tries = attempts > 1 ? $", attempt {attempts}" : "";
        var last = state.Attempts.LastOrDefault(attempt => attempt.Task == id && attempt.Failure is not null);
        var failure = last is not null && status != TaskStatus.Done ? $"<br><sub>{last.Id}: {MarkdownText.Inline(MarkdownText.Cut(last.Failure!.Text, 300))}</sub>" : "";
        return $" · {status.ToString().ToLowerInvariant()}{held}{tries}{failure}";
    }
}
