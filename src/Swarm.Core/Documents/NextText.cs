using System.Collections.Immutable;
using Swarm.Core.Scheduling;
using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>The answer to <c>/swarm next</c>: the ready set and the lock table.</summary>
public static class NextText
{
    public static string Write(TrackState state)
    {
        if (state.Tasks.IsEmpty) return "There is no plan yet.";
        var rows = state.Tasks.Where(task => !state.IsSettled(task.Id)).Select(task => Row(state, task.Id)).ToImmutableArray();
        return rows.IsEmpty ? "Every task is settled." : "| task | status | held by |\n|---|---|---|\n" + MarkdownText.Lines(rows, 10_000);
    }

    private static string Row(TrackState state, string id) =>
        $"| {id} {StatusComment.Title(state.Task(id))} | {TaskStatuses.Of(state, id).ToString().ToLowerInvariant()} | {HeldBy(state, id)} |\n";

    private static string HeldBy(TrackState state, string id)
    {
        var task = state.Task(id);
        var before = task.DependsOn.Where(on => !state.IsSettled(on)).ToList();
        if (before.Count > 0) return "waits for " + string.Join(", ", before);
        return TaskStatuses.Holder(state, id) is { } holder
            ? $"{holder.Task} holds {string.Join(", ", Locks.Shared(task, state.Task(holder.Task)).Select(MarkdownText.Code))}"
            : "";
    }
}
