using System.Collections.Immutable;
using Swarm.Core.Plans;
using Swarm.Core.Policies;

namespace Swarm.Core.Tracks;

/// <summary>Tasks whose dependencies are settled and which nothing but locks and slots keeps from starting.</summary>
public static class ReadySet
{
    public static ImmutableArray<PlanTask> Of(TrackState state)
    {
        var busy = state.OpenAttempts.Select(attempt => attempt.Task).ToHashSet();
        var asked = state.OpenEscalations.Where(each => each.Kind == EscalationKind.TaskFailed).Select(each => each.Subject).ToHashSet();
        return
        [
            .. state.Tasks.Where(task =>
                !state.IsSettled(task.Id)
                && !busy.Contains(task.Id)
                && !asked.Contains(task.Id)
                && task.DependsOn.All(state.IsSettled)
                && IsReleased(state, task)
                && WaitsFor(state, task) is null),
        ];
    }

    private static bool IsReleased(TrackState state, PlanTask task) =>
        state.Settings.Autonomy != Autonomy.Manual || state.Released.Contains(task.Id) || task.Id[0] == 'R';

    /// <summary>With <c>overlap: queue</c>, the earlier track of the repository whose files keep a task from starting; else null.</summary>
    public static Neighbour? WaitsFor(TrackState state, PlanTask task) =>
        state.Settings.Overlap == Overlap.Queue && task.Access != TaskAccess.ReadOnly
            ? state.Neighbours.FirstOrDefault(each => each.IsFirst && each.Touches.Any(held => task.Touches.Any(touch => Touch.Overlap(touch, held))))
            : null;
}
